// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/PanelParts.h"

#include "TestProgram.h"

#include <QTest>

using namespace obscura;

class PanelPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formulasAreWrittenAsInABook_data() {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << "A = cos(φ)/√n"
                               << "A = cos(φ)/√n";
        QTest::newRow("index") << "G_max − G_min"
                               << "G<sub>max</sub> − G<sub>min</sub>";
        QTest::newRow("index in braces") << "E_{l−1}"
                                         << "E<sub>l−1</sub>";
        QTest::newRow("power") << "(t/t₀)^−ν"
                               << "(t/t₀)<sup>−ν</sup>";
        QTest::newRow("power with an index") << "e^{jφ_l} x"
                                             << "e<sup>jφ<sub>l</sub></sup> x";
        QTest::newRow("nothing is mistaken for markup") << "a < b"
                                                        << "a &lt; b";
        QTest::newRow("rows of a matrix stay whole")
            << "T = [[sin φ, cos φ], [cos φ, −sin φ]]"
            << QString("T = [[sin φ, cos φ], [cos φ, −sin φ]]")
                   .replace("sin φ", "sin\u00a0φ")
                   .replace("cos φ", "cos\u00a0φ")
                   .replace("φ, ", "φ,\u00a0");
    }

    void formulasAreWrittenAsInABook() {
        QFETCH(QString, formula);
        QFETCH(QString, expected);
        QCOMPARE(richFormula(formula).remove(QChar(0x2060)), expected);
    }
};

WINDOW_TEST(PanelPartsTest)
#include "PanelPartsTest.moc"
