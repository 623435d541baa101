// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Losses.h"

#include "TestProgram.h"
#include "core/torch/Evaluation.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace obscura;

namespace {

constexpr double kNear = 1e-5;

Batch ofClasses(const std::vector<std::int64_t>& classes) {
    return {.x = torch::zeros({std::ssize(classes), 1}),
            .classes = torch::tensor(classes),
            .numbers = {}};
}

Batch ofNumbers(const torch::Tensor& numbers) {
    return {.x = torch::zeros({numbers.size(0), 1}), .classes = {}, .numbers = numbers};
}

double lossAt(const LossSettings& settings, const torch::Tensor& answer, const Batch& batch) {
    return lossOf(settings, answer, batch).item<double>();
}

/// −log softmax(y)_c.
double surprise(const std::vector<double>& y, std::size_t c) {
    double sum = 0;
    for (const double each : y)
        sum += std::exp(each);
    return std::log(sum) - y[c];
}

}  // namespace

/// Losses beside their formulas, written out.
class LossesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachOfTheCatalogueHasAFormula() {
        for (const LossInfo& info : lossCatalogue()) {
            const bool isSequence = info.targets.front() == TargetKind::NextToken;
            const bool isWhole = isSequence || info.targets.front() == TargetKind::Class;
            const Batch batch = isSequence ? Batch{.x = torch::zeros({2, 1}),
                                                   .classes = torch::ones({2, 1}, torch::kLong),
                                                   .numbers = {}}
                                : isWhole  ? ofClasses({0, 1})
                                           : ofNumbers(torch::ones({2, 3}));
            const torch::Tensor answer =
                isSequence ? torch::zeros({2, 1, 3}) : torch::full({2, 3}, 0.1);
            QVERIFY(std::isfinite(lossAt({.function = info.id}, answer, batch)));
        }
    }

    void crossEntropyAndItsSmoothing() {
        const std::vector<double> y = {0.3, -1.2, 2.0};
        const torch::Tensor answer = torch::tensor(y, torch::kFloat).view({1, 3});
        QVERIFY(std::abs(lossAt({}, answer, ofClasses({1})) - surprise(y, 1)) < kNear);
        constexpr double kEpsilon = 0.3;
        const double all = (surprise(y, 0) + surprise(y, 1) + surprise(y, 2)) / 3;
        const double expected = (1 - kEpsilon) * surprise(y, 1) + kEpsilon * all;
        QVERIFY(std::abs(lossAt({.labelSmoothing = kEpsilon}, answer, ofClasses({1})) - expected) <
                kNear);
    }

    void binaryCrossEntropy() {
        const auto softplus = [](double z) { return std::log(1 + std::exp(z)); };
        const Batch batch = ofNumbers(torch::tensor({1.0F, 0.0F}).view({1, 2}));
        const double found = lossAt({.function = "binary_cross_entropy"},
                                    torch::tensor({0.7F, -0.4F}).view({1, 2}), batch);
        QVERIFY(std::abs(found - (softplus(-0.7) + softplus(-0.4)) / 2) < kNear);
    }

    void meanSquaredError() {
        const Batch batch = ofNumbers(torch::tensor({1.0F, 2.0F, 3.0F, 4.0F}).view({2, 2}));
        const double found = lossAt({.function = "mean_squared_error"},
                                    torch::tensor({1.5F, 2.0F, 2.0F, 4.0F}).view({2, 2}), batch);
        QVERIFY(std::abs(found - (0.25 + 1.0) / 4) < kNear);
    }

    void nextTokenAveragesOverPositions() {
        const std::vector<double> first = {0.1, 0.9};
        const std::vector<double> second = {-0.5, 0.2};
        const torch::Tensor answer = torch::tensor({0.1F, 0.9F, -0.5F, 0.2F}).view({1, 2, 2});
        const Batch batch{.x = torch::zeros({1, 2}),
                          .classes = torch::tensor(std::vector<std::int64_t>{1, 0}).view({1, 2}),
                          .numbers = {}};
        const double expected = (surprise(first, 1) + surprise(second, 0)) / 2;
        QVERIFY(std::abs(lossAt({.function = "next_token"}, answer, batch) - expected) < kNear);
    }

    void angularMarginTurnsTheTrueClassAway() {
        const LossSettings settings{.function = "angular_margin", .margin = 0.25, .scale = 12};
        const double angle = 1.1;
        const double other = -0.3;
        const torch::Tensor cosines =
            torch::tensor({float(std::cos(angle)), float(other)}).view({1, 2});
        const double expected = surprise({12 * std::cos(angle + 0.25), 12 * other}, 0);
        QVERIFY(std::abs(lossAt(settings, cosines, ofClasses({0})) - expected) < 1e-4);
    }

    /// Also where θ + m is beyond π, so that the gradient always turns an answer to its class.
    void angularMarginFallsWithTheAngle() {
        const LossSettings settings{.function = "angular_margin", .margin = 0.5, .scale = 10};
        double before = INFINITY;
        for (double cosine = -1; cosine <= 1; cosine += 0.01) {
            const double now =
                lossAt(settings, torch::tensor({float(cosine), 0.0F}).view({1, 2}), ofClasses({0}));
            QVERIFY2(now < before, qPrintable(QString::number(cosine)));
            before = now;
        }
    }

    void angularMarginHasFiniteSlopesEverywhere() {
        const LossSettings settings{.function = "angular_margin"};
        for (const float cosine : {-1.0F, 1.0F}) {
            const torch::Tensor answer =
                torch::tensor({cosine, 0.0F}).view({1, 2}).set_requires_grad(true);
            lossOf(settings, answer, ofClasses({0})).backward();
            QVERIFY(std::isfinite(answer.grad().abs().sum().item<double>()));
        }
    }

    void classDirectionsGiveCosines() {
        at::Generator generator = at::detail::createCPUGenerator(5);
        const auto layer = classDirections(3, 4, generator);
        const torch::Tensor weight = layer->parameters().front().tensor.detach();
        const torch::Tensor x = 7 * weight.slice(0, 2, 3);
        const torch::Tensor y = layer->run({x}).front();
        QCOMPARE(y.sizes(), (at::IntArrayRef{1, 4}));
        QVERIFY(std::abs(y[0][2].item<double>() - 1) < kNear);
        QVERIFY(y.abs().max().item<double>() <= 1 + kNear);
    }

    void evaluationOfClasses() {
        Evaluation evaluation({}, {.kind = TargetKind::Class, .size = 3});
        evaluation.add(torch::tensor({2.0F, 0.0F, 0.0F, 0.0F, 2.0F, 0.0F}).view({2, 3}),
                       ofClasses({0, 2}));
        evaluation.add(torch::tensor({0.0F, 0.0F, 2.0F}).view({1, 3}), ofClasses({2}));
        const Metrics found = evaluation.metrics();
        QVERIFY(std::abs(found.accuracy - 2.0 / 3) < kNear);
        QVERIFY(std::abs(found.guessing - 2.0 / 3) < kNear);
        QVERIFY(std::isnan(found.error));
        const double expected =
            (surprise({2, 0, 0}, 0) + surprise({0, 2, 0}, 2) + surprise({0, 0, 2}, 2)) / 3;
        QVERIFY(std::abs(found.loss - expected) < kNear);
    }

    void evaluationOfNumbers() {
        Evaluation evaluation({.function = "mean_squared_error"},
                              {.kind = TargetKind::Numbers, .size = 2});
        evaluation.add(torch::tensor({3.0F, 0.0F}).view({1, 2}),
                       ofNumbers(torch::tensor({3.0F, 4.0F}).view({1, 2})));
        const Metrics found = evaluation.metrics();
        QVERIFY(std::abs(found.error - 4.0 / 5) < kNear);
        QVERIFY(std::isnan(found.accuracy));
    }

    void evaluationOfFlags() {
        Evaluation evaluation({.function = "binary_cross_entropy"},
                              {.kind = TargetKind::Classes, .size = 2});
        evaluation.add(torch::tensor({1.0F, -1.0F, 1.0F, 1.0F}).view({2, 2}),
                       ofNumbers(torch::tensor({1.0F, 0.0F, 0.0F, 1.0F}).view({2, 2})));
        QVERIFY(std::abs(evaluation.metrics().accuracy - 0.75) < kNear);
        QVERIFY(std::abs(evaluation.metrics().guessing - 0.5) < kNear);
    }
};

GUILESS_TEST(LossesTest)
#include "LossesTest.moc"
