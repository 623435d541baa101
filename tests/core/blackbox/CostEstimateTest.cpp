// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/CostEstimate.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Groups.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <algorithm>

namespace obscura {

namespace {

std::optional<CostEstimate> estimate(const Experiment& e) {
    return estimateCost(e, inspectExperiment(e), e.graph.find("blackbox")->id);
}

/// Gives the black box inputs of that shape, and lays its answers in a row.
void insertReshape(Experiment& e, const std::string& shape) {
    const BlockId box = e.graph.find("blackbox")->id;
    const auto edgeWith = [&](BlockId Edge::*end) {
        return *std::ranges::find(e.graph.edges, box, end);
    };
    const BlockId reshape = insertBlock(e, "reshape", edgeWith(&Edge::to), {});
    setBlockOption(e, reshape, "shape", shape);
    insertBlock(e, "flatten", edgeWith(&Edge::from), {});
}

}  // namespace

class CostEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAnEpochWhereTheDataSetIsKnown();
    void isWhatTheLedgerShows_data();
    void isWhatTheLedgerShows();
    void ofAnEpochWhereTheFilesTellTheSize_data();
    void ofAnEpochWhereTheFilesTellTheSize();
    void countsEveryRepetition();
    void needsARunnableBlackBox_data();
    void needsARunnableBlackBox();
};

void CostEstimateTest::ofAnEpochWhereTheDataSetIsKnown() {
    Experiment e = templateExperiment("fashion-mnist-slm");
    assignField(e, "blackbox.costs.seconds_per_programming=0.5");
    assignField(e, "blackbox.costs.seconds_per_query=0.001");
    const auto found = estimate(e);
    QVERIFY(found && found->isEpoch);
    QCOMPARE(found->steps, std::int64_t{60000 / 128});
    // Forward 128, gradient 10·128 (B is not above m), surrogate 2·20, and 256 for its start.
    QCOMPARE(found->usage.queries, std::int64_t{256 + 468 * (128 + 1280 + 40)});
    QCOMPARE(found->usage.programmings, std::int64_t{1 + 468 * 11});
    QCOMPARE(found->usage.seconds,
             0.001 * double(found->usage.queries) + 0.5 * double(found->usage.programmings));
}

void CostEstimateTest::isWhatTheLedgerShows_data() {
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("positions");
    QTest::newRow("rows") << "256" << 1;
    QTest::newRow("sequences") << "8 × 32" << 8;
    QTest::newRow("images") << "32 × 4 × 2" << 8;
}

void CostEstimateTest::isWhatTheLedgerShows() {
    QFETCH(QString, shape);
    QFETCH(int, positions);
    const QTemporaryDir data;
    writeTinyDataset(data.path().toStdString());
    Experiment e = tinyExperiment("fashion-mnist-slm", data.path().toStdString());
    insertReshape(e, shape.toStdString());
    const auto found = estimate(e);
    QVERIFY(found && !found->isEpoch);
    QCOMPARE(found->steps, std::int64_t{1});
    const auto run = makeEngine(e, loadDataset(datasetSettings(*e.graph.find("dataset"))), 1);
    const Ledger ledger = run->step().ledger;
    QCOMPARE(ledger[Purpose::Forward].queries, std::int64_t{32 * positions});
    const Usage spent = ledger.training();
    QCOMPARE(found->usage.queries, spent.queries);
    QCOMPARE(found->usage.programmings, spent.programmings);
    QVERIFY(std::abs(found->usage.seconds - spent.seconds) < 1e-9 * spent.seconds);
    QVERIFY(std::abs(found->usage.joules - spent.joules) < 1e-9 * spent.joules);
}

void CostEstimateTest::ofAnEpochWhereTheFilesTellTheSize_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<bool>("isEpoch");
    QTest::newRow("three batches and a rest") << 100 << true;
    QTest::newRow("less than a batch") << 31 << false;
}

void CostEstimateTest::ofAnEpochWhereTheFilesTellTheSize() {
    QFETCH(int, samples);
    QFETCH(bool, isEpoch);
    const Experiment e = tinyExperiment("fashion-mnist-slm", "/somewhere");
    KnownFiles files;
    files.data = knownFacts(datasetSettings(*e.graph.find("dataset")));
    files.data->sizes = {.train = samples, .test = 10};
    const auto found = estimateCost(e, inspectExperiment(e), e.graph.find("blackbox")->id, files);
    QVERIFY(found);
    QCOMPARE(found->isEpoch, isEpoch);
    QCOMPARE(found->steps, std::int64_t{isEpoch ? 3 : 1});
}

void CostEstimateTest::countsEveryRepetition() {
    Experiment e = templateExperiment("fashion-mnist-slm");
    assignField(e, "hidden.outputs=128");
    const auto once = estimate(e);
    groupBlocks(e, {e.graph.find("blackbox")->id});
    assignField(e, "group.repeat=3");
    const auto thrice = estimate(e);
    QVERIFY(once && thrice);
    QCOMPARE(thrice->usage.queries, 3 * once->usage.queries);
    QCOMPARE(thrice->usage.programmings, 3 * once->usage.programmings);
    QCOMPARE(thrice->usage.seconds, 3 * once->usage.seconds);
}

void CostEstimateTest::needsARunnableBlackBox_data() {
    QTest::addColumn<QString>("assignment");
    QTest::newRow("rank that can't be") << "blackbox.surrogate.rank=129";
    QTest::newRow("converter without a range") << "blackbox.imperfections.parameter_bits=8";
}

void CostEstimateTest::needsARunnableBlackBox() {
    QFETCH(QString, assignment);
    Experiment e = templateExperiment("fashion-mnist-matvec");
    QVERIFY(estimate(e));
    assignField(e, assignment.toStdString());
    QVERIFY(!inspectExperiment(e).canRun());
    QVERIFY(!estimate(e));
}

}  // namespace obscura

GUILESS_TEST(obscura::CostEstimateTest)
#include "CostEstimateTest.moc"
