// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/TypedNumber.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class TypedNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plain");
        QTest::newRow("point") << "0.3"
                               << "0.3";
        QTest::newRow("comma") << "0,3"
                               << "0.3";
        QTest::newRow("comma, three digits behind a zero") << "0,125"
                                                           << "0.125";
        QTest::newRow("comma, many digits") << "1,0005"
                                            << "1.0005";
        QTest::newRow("comma alone in front") << ",5"
                                              << ".5";
        QTest::newRow("comma on the way") << "0,"
                                          << "0.";
        QTest::newRow("point and three digits") << "1.000"
                                                << "1.000";
        QTest::newRow("point, then comma") << "1.000,5"
                                           << "1000.5";
        QTest::newRow("comma, then point") << "1,000.5"
                                           << "1000.5";
        QTest::newRow("two commas") << "1,000,000"
                                    << "1000000";
        QTest::newRow("two points") << "1.000.000"
                                    << "1000000";
        QTest::newRow("thin spaces") << "32\u202f768"
                                     << "32768";
        QTest::newRow("spaces and comma") << "32 768,5"
                                          << "32768.5";
        QTest::newRow("apostrophe") << "1'000"
                                    << "1000";
        QTest::newRow("sign and exponent") << "-1,5e-3"
                                           << "-1.5e-3";
        QTest::newRow("minus sign") << "−2"
                                    << "-2";
        QTest::newRow("spaces around") << " 7 "
                                       << "7";
        QTest::newRow("no number") << "auto"
                                   << "auto";
    }

    void reads() {
        QFETCH(QString, typed);
        QFETCH(QString, plain);
        QVERIFY(!isAmbiguousNumber(typed.toStdString()));
        QCOMPARE(QString::fromStdString(plainNumber(typed.toStdString()).value_or("refused")),
                 plain);
    }

    void refuses_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isAmbiguous");
        QTest::newRow("a thousand or one") << "1,000" << true;
        QTest::newRow("the same below zero") << "-128,000" << true;
        QTest::newRow("groups of two") << "1,00,000" << false;
        QTest::newRow("a group too short") << "1.00,5" << false;
        QTest::newRow("mixed groups") << "1.000 000,5" << false;
        QTest::newRow("two points behind a comma") << "1,000.5.5" << false;
        QTest::newRow("a space on the way") << "32 7" << false;
        QTest::newRow("groups in the fraction") << "0.123 456" << false;
    }

    void refuses() {
        QFETCH(QString, typed);
        QFETCH(bool, isAmbiguous);
        QCOMPARE(isAmbiguousNumber(typed.toStdString()), isAmbiguous);
        QVERIFY(!plainNumber(typed.toStdString()));
    }
};

GUILESS_TEST(TypedNumberTest)
#include "TypedNumberTest.moc"
