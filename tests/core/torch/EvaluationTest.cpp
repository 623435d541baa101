// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Evaluation.h"

#include "Targets.h"
#include "TestProgram.h"

#include <QtTest>

#include <cmath>

using namespace obscura;

namespace {

constexpr double kClose = 1e-5;

torch::Tensor rows(const std::vector<float>& values, std::int64_t columns) {
    return torch::tensor(values).view({-1, columns});
}

/// −log softmax({2, 0, 0})_k of the greatest and of another.
const double kSure = std::log(std::exp(2.0) + 2) - 2;
const double kWrong = std::log(std::exp(2.0) + 2);

}  // namespace

/// What is added up of a network's answers, beside sums by hand.
class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofClasses() {
        Evaluation evaluation({}, {.kind = TargetKind::Class, .size = 3}, 3);
        evaluation.add(rows({2, 0, 0, 0, 2, 0}, 3), targetsOfClasses({0, 2}));
        evaluation.add(rows({0, 0, 2}, 3), targetsOfClasses({2}));
        const Metrics found = evaluation.metrics();
        QVERIFY(std::abs(found.accuracy - 2.0 / 3) < kClose);
        QVERIFY(std::abs(found.guessing - 2.0 / 3) < kClose);
        QVERIFY(std::isnan(found.error));
        QVERIFY(std::abs(found.loss - (2 * kSure + kWrong) / 3) < kClose);

        const AnswerReport report = evaluation.report();
        QCOMPARE(report.samples, std::int64_t{3});
        QCOMPARE(report.confusion, (std::vector<std::int64_t>{1, 0, 0, 0, 0, 0, 0, 1, 1}));
        QCOMPARE(report.classes, (std::vector<ClassTally>{{1, 1, 1}, {0, 1, 0}, {2, 1, 1}}));
        QCOMPARE(report.worst.size(), std::size_t{3});
        const JudgedSample& worst = report.worst.front();
        QCOMPARE(worst.row, Index{1});
        QCOMPARE(worst.truth, Index{2});
        QCOMPARE(worst.answer, Index{1});
        QVERIFY(std::abs(worst.loss - kWrong) < kClose);
        QVERIFY(std::abs(worst.share - std::exp(-kSure)) < kClose);
        QVERIFY(report.worst[1].loss <= worst.loss && report.worst[2].loss <= report.worst[1].loss);
    }

    /// Of cosines, whose scale is the loss's: sure of the nearer direction.
    void sharesOfCosines() {
        const LossSettings settings{.function = "angular_margin", .margin = 0.2, .scale = 10};
        Evaluation evaluation(settings, {.kind = TargetKind::Class, .size = 2}, 1);
        evaluation.add(rows({0.5F, 0.4F}, 2), targetsOfClasses({0}));
        const double expected = 1 / (1 + std::exp(-1.0));
        QVERIFY(std::abs(evaluation.report().worst.front().share - expected) < kClose);
    }

    void keepsTheWorstFew() {
        const Index samples = 3 * AnswerReport::kMostWorst;
        Evaluation evaluation({}, {.kind = TargetKind::Class, .size = 2}, samples);
        for (Index i = 0; i < samples; ++i)
            evaluation.add(rows({float(i % 7 == 3 ? NAN : -i), 0}, 2), targetsOfClasses({0}));
        const AnswerReport report = evaluation.report();
        QCOMPARE(std::ssize(report.worst), AnswerReport::kMostWorst);
        // What is no number is worse than any.
        QVERIFY(std::isnan(report.worst.front().loss));
        const auto known = std::ranges::find_if(
            report.worst, [](const JudgedSample& each) { return !std::isnan(each.loss); });
        QVERIFY(known != report.worst.end());
        QCOMPARE(known->row, samples - 1);
    }

    void makesNoMatrixOfManyClasses() {
        const Index many = AnswerReport::kMostConfused + 1;
        Evaluation evaluation({}, {.kind = TargetKind::Class, .size = many}, 1);
        evaluation.add(torch::zeros({1, many}), targetsOfClasses({many - 1}));
        QVERIFY(evaluation.report().confusion.empty());
        QCOMPARE(evaluation.report().classes.back().samples, std::int64_t{1});
    }

    void ofNumbers() {
        Evaluation evaluation({.function = "mean_squared_error"},
                              {.kind = TargetKind::Numbers, .size = 2}, 1);
        evaluation.add(rows({3, 0}, 2), targetsOfNumbers(rows({3, 4}, 2)));
        const Metrics found = evaluation.metrics();
        QVERIFY(std::abs(found.error - 4.0 / 5) < kClose);
        QVERIFY(std::isnan(found.accuracy));
        const AnswerReport report = evaluation.report();
        QCOMPARE(report.targets(0, 1), 4.0F);
        QCOMPARE(report.answers(0, 0), 3.0F);
        QVERIFY(std::abs(report.worst.front().loss - 8) < kClose);
    }

    void pairsAreEvenlySpaced_data() {
        QTest::addColumn<qlonglong>("samples");
        for (const qlonglong samples : {7, 2000, 2001, 5003})
            QTest::newRow(qPrintable(QString::number(samples))) << samples;
    }
    void pairsAreEvenlySpaced() {
        QFETCH(qlonglong, samples);
        Evaluation evaluation({.function = "mean_squared_error"},
                              {.kind = TargetKind::Numbers, .size = 1}, Index(samples));
        constexpr qlonglong kBatch = 500;
        for (qlonglong first = 0; first < samples; first += kBatch) {
            const torch::Tensor numbers =
                torch::arange(double(first), double(std::min(first + kBatch, samples)),
                              torch::kFloat)
                    .view({-1, 1});
            evaluation.add(-numbers, targetsOfNumbers(numbers));
        }
        const AnswerReport report = evaluation.report();
        const Index pairs = std::min(Index(samples), AnswerReport::kMostPairs);
        QCOMPARE(report.targets.rows(), pairs);
        for (Index i = 0; i < pairs; ++i) {
            QCOMPARE(report.targets(i, 0), float(i * Index(samples) / pairs));
            QCOMPARE(report.answers(i, 0), -report.targets(i, 0));
        }
    }

    void ofFlags() {
        Evaluation evaluation({.function = "binary_cross_entropy"},
                              {.kind = TargetKind::Classes, .size = 2}, 2);
        evaluation.add(rows({1, -1, 1, 1}, 2), targetsOfNumbers(rows({1, 0, 0, 1}, 2)));
        QVERIFY(std::abs(evaluation.metrics().accuracy - 0.75) < kClose);
        QVERIFY(std::abs(evaluation.metrics().guessing - 0.5) < kClose);
        QCOMPARE(evaluation.report().classes, (std::vector<ClassTally>{{1, 2, 1}, {1, 1, 1}}));
    }

    void ofTokens() {
        Evaluation evaluation({.function = "next_token"},
                              {.kind = TargetKind::NextToken, .size = 2}, 1);
        evaluation.add(rows({3, 0, 3, 0}, 2).view({1, 2, 2}),
                       {.x = torch::zeros({1, 2}),
                        .classes = torch::tensor({0, 1}, torch::kLong).view({1, 2}),
                        .numbers = {}});
        QVERIFY(std::abs(evaluation.metrics().accuracy - 0.5) < kClose);
        const double sure = std::log(std::exp(3.0) + 1) - 3;
        QVERIFY(std::abs(evaluation.metrics().loss - (sure + sure + 3) / 2) < kClose);
        QVERIFY(evaluation.report().worst.empty());
        QVERIFY(evaluation.report().classes.empty());
    }
};

GUILESS_TEST(EvaluationTest)
#include "EvaluationTest.moc"
