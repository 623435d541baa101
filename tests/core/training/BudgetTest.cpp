// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Budget.h"

#include "TestProgram.h"

#include <QtTest>

namespace obscura {

namespace {

/// Ten steps behind us, each of 100 queries, 3 programmings, 0.5 s and 2 J.
constexpr Usage kBefore{.queries = 900, .programmings = 27, .seconds = 4.5, .joules = 18};
constexpr Usage kUsed{.queries = 1000, .programmings = 30, .seconds = 5, .joules = 20};

}  // namespace

class BudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_data();
    void limits();
    void watchesStepAfterStep();
    void changesCountFromTheNextStepOn();
};

void BudgetTest::limits_data() {
    QTest::addColumn<qlonglong>("queries");
    QTest::addColumn<qlonglong>("programmings");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("joules");
    QTest::addColumn<QString>("reason");
    QTest::newRow("without limits") << 0LL << 0LL << 0.0 << 0.0 << "";
    QTest::newRow("room for one more step") << 1100LL << 33LL << 5.5 << 22.0 << "";
    QTest::newRow("queries") << 1099LL << 0LL << 0.0 << 0.0
                             << "the budget of 1099 queries is spent: 1000 used, and a step takes "
                                "100";
    QTest::newRow("programmings") << 0LL << 32LL << 0.0 << 0.0
                                  << "the budget of 32 programmings is spent: 30 used, and a step "
                                     "takes 3";
    QTest::newRow("seconds") << 0LL << 0LL << 5.25 << 0.0
                             << "the budget of 5.25 s of device time is spent: 5 used, and a step "
                                "takes 0.5";
    QTest::newRow("joules") << 0LL << 0LL << 0.0 << 21.0
                            << "the budget of 21 J of device energy is spent: 20 used, and a step "
                               "takes 2";
}

void BudgetTest::limits() {
    QFETCH(qlonglong, queries);
    QFETCH(qlonglong, programmings);
    QFETCH(double, seconds);
    QFETCH(double, joules);
    QFETCH(QString, reason);
    const auto found = overBudget({.queries = Index{queries},
                                   .programmings = Index{programmings},
                                   .seconds = seconds,
                                   .joules = joules},
                                  kBefore, kUsed);
    QCOMPARE(QString::fromStdString(found.value_or("")), reason);
}

void BudgetTest::watchesStepAfterStep() {
    BudgetWatch watch({.queries = 1099});
    QVERIFY(!watch.beforeStep(8, {.queries = 800}));
    QVERIFY(!watch.afterStep({.queries = 900}));
    QVERIFY(!watch.beforeStep(9, {.queries = 900}));
    QVERIFY(watch.afterStep({.queries = 1000}));
}

void BudgetTest::changesCountFromTheNextStepOn() {
    BudgetWatch watch({.queries = 1100});
    // Of the first step nothing is known, however it was changed.
    watch.noteChange({.queries = 5000});
    QVERIFY(!watch.beforeStep(0, {}));
    QVERIFY(!watch.afterStep({.queries = 900}));
    watch.noteChange({.queries = -850});
    watch.noteChange({.queries = 50});
    QVERIFY(!watch.beforeStep(1, {.queries = 900}));
    QVERIFY(!watch.afterStep({.queries = 1000}));
    watch.noteChange({.queries = 1});
    QVERIFY(watch.beforeStep(2, {.queries = 1000}));
    // Told once: the step that comes is measured.
    QVERIFY(!watch.beforeStep(2, {.queries = 1000}));
}

}  // namespace obscura

GUILESS_TEST(obscura::BudgetTest)
#include "BudgetTest.moc"
