// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortNumbers_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << "0";
        QTest::newRow("a share") << 0.01744 << "0.0174";
        QTest::newRow("hundreds") << 812.0 << "812";
        QTest::newRow("rounds up to a thousand") << 999.6 << "1 k";
        QTest::newRow("thousands") << 1250.0 << "1.25 k";
        QTest::newRow("rounds up to a million") << 999'600.0 << "1 M";
        QTest::newRow("millions") << 6.02e6 << "6.02 M";
        QTest::newRow("negative") << -2e9 << "-2 G";
        QTest::newRow("beyond all") << 4.5e15 << "4.5e+03 T";
    }

    void shortNumbers() {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(shortNumber(value)), text);
    }
};

GUILESS_TEST(NumbersTest)
#include "NumbersTest.moc"
