// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ColourMap.h"

#include "TestProgram.h"

#include <QtTest>
#include <cmath>

using namespace obscura;

class ColourMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sequentialMapsBrighten_data() {
        QTest::addColumn<int>("map");
        QTest::newRow("sequential") << 0;
        QTest::newRow("light") << 1;
    }

    // A grey print tells the numbers apart.
    void sequentialMapsBrighten() {
        QFETCH(int, map);
        const ColourMap& colours = map == 0 ? ColourMap::sequential() : ColourMap::light();
        for (int i = 16; i < ColourMap::kSize; i += 16)
            QVERIFY(grey(colours.colours()[std::size_t(i)]) >
                    grey(colours.colours()[std::size_t(i - 16)]));
    }

    void phasesMeetAfterATurn() {
        QCOMPARE(ColourMap::cyclic().at(0), ColourMap::cyclic().at(1));
        QVERIFY(grey(ColourMap::cyclic().at(0)) > grey(ColourMap::cyclic().at(0.5)) + 100);
    }

    void zeroIsTheGround() {
        const QColor light(ColourMap::diverging(false).at(0.5));
        const QColor dark(ColourMap::diverging(true).at(0.5));
        QVERIFY(light.lightnessF() > 0.9 && light.hslSaturationF() < 0.1);
        QVERIFY(dark.lightnessF() < 0.2);
        QVERIFY(qBlue(ColourMap::diverging(false).at(0.1)) >
                qRed(ColourMap::diverging(false).at(0.1)));
        QVERIFY(qRed(ColourMap::diverging(false).at(0.9)) >
                qBlue(ColourMap::diverging(false).at(0.9)));
    }

    void cutsWhatIsOutside() {
        QCOMPARE(ColourMap::sequential().at(-3), ColourMap::sequential().at(0));
        QCOMPARE(ColourMap::sequential().at(7), ColourMap::sequential().at(1));
    }

private:
    static int grey(QRgb colour) { return qGray(colour); }
};

GUILESS_TEST(ColourMapTest)
#include "ColourMapTest.moc"
