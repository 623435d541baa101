// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/SummaryFile.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "TestProgram.h"
#include "core/Samples.h"

namespace obscura {

class SummaryFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summaryHoldsTheAgreedKeys() {
        RunSummary summary;
        summary.outcome = RunOutcome::Stopped;
        summary.error = "interrupted";
        summary.steps = 12;
        summary.epochs = 0.25;
        summary.testAccuracy = 0.5;
        summary.testLoss = 1.5;
        summary.millisecondsPerStep = 8.5;
        summary.ledger[Purpose::Gradient] = {
            .queries = 7, .programmings = 3, .seconds = 0.5, .joules = 0.25};
        summary.clipped = {.parameters = 4, .inputs = 5, .outputs = 6};
        summary.findings = {{.block = 4,
                             .name = "optics",
                             .findings = {{.kind = FindingKind::RankTooSmall,
                                           .option = "surrogate.rank",
                                           .message = "too small"}}}};
        summary.blackBoxes = {{.block = 4,
                               .name = "optics",
                               .ledger = summary.ledger,
                               .clipped = summary.clipped,
                               .surrogateError = 0.5}};
        summary.environment = {.version = "1.2", .threads = 3, .blas = "some BLAS", .simd = "avx2"};
        summary.folder = "/runs/one";
        const auto json = nlohmann::json::parse(formatSummary(summary));
        const auto expected = nlohmann::json::parse(R"({
            "outcome": "stopped", "error": "interrupted", "steps": 12, "epochs": 0.25,
            "test_accuracy": 0.5, "ms_per_step": 8.5, "programmings": 3, "surrogate_error": null,
            "queries": {"forward": 0, "gradient": 7, "surrogate": 0, "evaluation": 0, "inspection": 0,
                        "calibration": 0},
            "device_seconds": 0.5, "device_joules": 0.25,
            "ledger": {
                "forward": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "gradient": {"queries": 7, "programmings": 3, "seconds": 0.5, "joules": 0.25},
                "surrogate": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "evaluation": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "inspection": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0},
                "calibration": {"queries": 0, "programmings": 0, "seconds": 0, "joules": 0}},
            "clipped": {"parameters": 4, "inputs": 5, "outputs": 6},
            "blackboxes": [{
                "block": "optics", "programmings": 3, "device_seconds": 0.5, "device_joules": 0.25,
                "queries": {"forward": 0, "gradient": 7, "surrogate": 0, "evaluation": 0,
                            "inspection": 0, "calibration": 0},
                "clipped": {"parameters": 4, "inputs": 5, "outputs": 6}, "surrogate_error": 0.5}],
            "warnings": [{"block": "optics", "option": "surrogate.rank", "message": "too small"}],
            "environment": {"version": "1.2", "threads": 3, "blas": "some BLAS", "simd": "avx2"},
            "run": "/runs/one"})");
        QVERIFY2(json == expected, json.dump().c_str());
    }

    void summaryOfAFinishedRegression() {
        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.testLoss = 1.5;
        summary.surrogateError = 0.125;
        const auto json = nlohmann::json::parse(formatSummary(summary));
        QVERIFY(!json.contains("test_accuracy") && !json.contains("error"));
        QVERIFY(json["warnings"].is_array() && json["warnings"].empty());
        QCOMPARE(json["test_loss"].get<double>(), 1.5);
        QCOMPARE(json["surrogate_error"].get<double>(), 0.125);
        QCOMPARE(json["outcome"].get<std::string>(), std::string("finished"));
    }

    void readsBackWhatTellsOfTheWhole() {
        RunSummary summary;
        summary.outcome = RunOutcome::BudgetSpent;
        summary.note = "the budget is spent";
        summary.error = "interrupted";
        summary.steps = 12;
        summary.epochs = 0.25;
        summary.testAccuracy = 0.5;
        summary.testLoss = 1.5;
        summary.validationLoss = 1.25;
        summary.millisecondsPerStep = 8.5;
        summary.surrogateError = 0.125;
        summary.checkpointStep = 11;
        summary.ledger[Purpose::Gradient] = {
            .queries = 7, .programmings = 3, .seconds = 0.5, .joules = 0.25};
        summary.ledger[Purpose::Evaluation].queries = 9;
        summary.environment = {.version = "1.2", .threads = 3, .blas = "some BLAS", .simd = "avx2"};
        summary.folder = "/runs/one";
        const RunSummary read = parseSummary(formatSummary(summary), "summary.json");
        QCOMPARE(formatSummary(read), formatSummary(summary));
    }

    void earlierVersionsSaidLess() {
        QCOMPARE(parseSummary("{}", "s").outcome, RunOutcome::Finished);
        const RunSummary failed = parseSummary(R"({"error": "no number", "steps": 3})", "s");
        QCOMPARE(failed.outcome, RunOutcome::Failed);
        QCOMPARE(failed.steps, std::int64_t{3});
        QVERIFY(std::isnan(failed.surrogateError));
    }

    void damageIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("no JSON") << "{\"steps\""
                                 << "s: |not valid JSON";
        QTest::newRow("no object") << "3"
                                   << "s: |found 3|an object";
        QTest::newRow("outcome") << R"({"outcome": "done"})"
                                 << "outcome|\"done\"|budget spent";
        QTest::newRow("steps") << R"({"steps": 1.5})"
                               << "steps|1.5|a whole number";
        QTest::newRow("number") << R"({"epochs": "a"})"
                                << "epochs|\"a\"|a number";
        QTest::newRow("text") << R"({"note": 3})"
                              << "note|3|a text";
        QTest::newRow("purpose") << R"({"ledger": {"forward": 3}})"
                                 << "ledger: forward|3|an object";
    }

    void damageIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, words);
        COMPARE_ERROR(parseSummary(text.toStdString(), "s"), words);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::SummaryFileTest)
#include "SummaryFileTest.moc"
