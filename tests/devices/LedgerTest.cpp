// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Ledger.h"

#include "TestProgram.h"

#include <QtTest>

namespace obscura {

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pricesQueriesAndProgrammings();
    void addsUp();
    void leavesEvaluationOutOfTraining();
    void namesEachPurpose();
};

void LedgerTest::pricesQueriesAndProgrammings() {
    const DeviceCosts costs{.secondsPerProgramming = 2,
                            .secondsPerQuery = 0.5,
                            .joulesPerProgramming = 8,
                            .joulesPerQuery = 0.25};
    const Usage usage = usageOf(10, 3, costs);
    QCOMPARE(usage.queries, std::int64_t{10});
    QCOMPARE(usage.programmings, std::int64_t{3});
    QCOMPARE(usage.seconds, 10 * 0.5 + 3 * 2.0);
    QCOMPARE(usage.joules, 10 * 0.25 + 3 * 8.0);
    QCOMPARE(usageOf(10, 3, {}).seconds, 0.0);
}

void LedgerTest::addsUp() {
    Ledger sum;
    sum[Purpose::Forward].queries = 2;
    Ledger more;
    more[Purpose::Forward] = {.queries = 3, .programmings = 5, .seconds = 0.5, .joules = 0.25};
    more[Purpose::Surrogate] = {.queries = 4, .programmings = 1, .seconds = 1, .joules = 2};
    sum += more;
    QCOMPARE(sum[Purpose::Forward],
             (Usage{.queries = 5, .programmings = 5, .seconds = 0.5, .joules = 0.25}));
    QCOMPARE(sum.total(), (Usage{.queries = 9, .programmings = 6, .seconds = 1.5, .joules = 2.25}));
    Usage thrice = more[Purpose::Forward];
    thrice *= 3;
    QCOMPARE(thrice, (Usage{.queries = 9, .programmings = 15, .seconds = 1.5, .joules = 0.75}));
}

void LedgerTest::leavesEvaluationOutOfTraining() {
    Ledger ledger;
    ledger[Purpose::Gradient] = {.queries = 7, .programmings = 2, .seconds = 3, .joules = 1};
    ledger[Purpose::Evaluation] = {.queries = 100, .programmings = 1, .seconds = 9, .joules = 5};
    QCOMPARE(ledger.training(), ledger[Purpose::Gradient]);
}

void LedgerTest::namesEachPurpose() {
    QCOMPARE(purposeName(Purpose::Forward), std::string_view("forward"));
    QCOMPARE(purposeName(Purpose::Gradient), std::string_view("gradient"));
    QCOMPARE(purposeName(Purpose::Surrogate), std::string_view("surrogate"));
    QCOMPARE(purposeName(Purpose::Evaluation), std::string_view("evaluation"));
    QCOMPARE(purposeName(Purpose::Inspection), std::string_view("inspection"));
}

}  // namespace obscura

GUILESS_TEST(obscura::LedgerTest)
#include "LedgerTest.moc"
