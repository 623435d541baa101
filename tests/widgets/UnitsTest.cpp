// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Units.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class UnitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesShortCounts_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("hundreds") << 999.0 << "999";
        QTest::newRow("thousands") << 1234.0 << "1.23 k";
        QTest::newRow("rounds up") << 999999.0 << "1 M";
        QTest::newRow("millions") << 6e6 << "6 M";
    }

    void writesShortCounts() {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(formatShort(value), text);
    }

    /// As on a German desktop, whose locale must not show anywhere.
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(QLocale().toString(0.5), "0,5");
        showNumbersInOneWay();
        QCOMPARE(QLocale().toString(0.5), "0.5");
        QCOMPARE(QStringLiteral("%L1").arg(1234.5), "1234.5");
    }

    void numbers() {
        QCOMPARE(formatNumber(0.0174), "0.0174");
        QCOMPARE(formatNumber(1234.5678, 6), "1234.57");
        QCOMPARE(formatShare(0.833), "83.3 %");
        QCOMPARE(formatShort(1250), "1.25 k");
    }

    void wholeNumbers() {
        const QString s(kThinSpace);
        QCOMPARE(formatWhole(0), QString("0"));
        QCOMPARE(formatWhole(-123), QString("-123"));
        QCOMPARE(formatWhole(-1234), "-1" + s + "234");
        QCOMPARE(formatWhole(12'345'678), "12" + s + "345" + s + "678");
    }

    void counts_data() {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        const QString s(kThinSpace);
        QTest::newRow("nothing") << qint64{0} << "0";
        QTest::newRow("three digits") << qint64{999} << "999";
        QTest::newRow("four digits") << qint64{1290} << "1" + s + "290";
        QTest::newRow("largest exact") << qint64{99'999} << "99" + s + "999";
        QTest::newRow("thousands") << qint64{200'960} << "201" + s + "k";
        QTest::newRow("rounds up to a million") << qint64{999'600} << "1.00" + s + "M";
        QTest::newRow("millions") << qint64{12'345'678} << "12.3" + s + "M";
        QTest::newRow("billions") << qint64{7'000'000'000} << "7.00" + s + "G";
    }

    void counts() {
        QFETCH(qint64, count);
        QFETCH(QString, text);
        QCOMPARE(formatCount(count), text);
    }

    void durations_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0 s";
        QTest::newRow("nanoseconds") << 1.33e-7 << "133 ns";
        QTest::newRow("microseconds") << 3.21e-6 << "3.21 µs";
        QTest::newRow("rounds up to the next unit") << 0.99999e-3 << "1 ms";
        QTest::newRow("milliseconds") << 0.0167 << "16.7 ms";
        QTest::newRow("tenths") << 2.94 << "2.9 s";
        QTest::newRow("seconds") << 42.3 << "42 s";
        QTest::newRow("minutes") << 192.0 << "3 min 12 s";
        QTest::newRow("hours") << 2 * 3600 + 5 * 60 + 7.0 << "2 h 5 min";
        QTest::newRow("days") << 99 * 3600.0 << "4 d 3 h";
    }

    void durations() {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(formatDuration(seconds), text);
    }

    void energies_data() {
        QTest::addColumn<double>("joules");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0 J";
        QTest::newRow("nano") << 5.3e-9 << "5.3 nJ";
        QTest::newRow("less than nano") << 5e-12 << "0.005 nJ";
        QTest::newRow("one") << 1.25 << "1.25 J";
        QTest::newRow("kilo") << 12000.0 << "12 kJ";
        QTest::newRow("mega") << 3.4e6 << "3.4 MJ";
    }

    void energies() {
        QFETCH(double, joules);
        QFETCH(QString, text);
        QCOMPARE(formatEnergy(joules), text);
    }
};

GUILESS_TEST(UnitsTest)
#include "UnitsTest.moc"
