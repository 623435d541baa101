// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Losses.h"

#include "Targets.h"
#include "TestProgram.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace obscura;

namespace {

constexpr double kNear = 1e-5;

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
                                : isWhole  ? targetsOfClasses({0, 1})
                                           : targetsOfNumbers(torch::ones({2, 3}));
            const torch::Tensor answer =
                isSequence ? torch::zeros({2, 1, 3}) : torch::full({2, 3}, 0.1);
            QVERIFY(std::isfinite(lossAt({.function = info.id}, answer, batch)));
        }
    }

    void crossEntropyAndItsSmoothing() {
        const std::vector<double> y = {0.3, -1.2, 2.0};
        const torch::Tensor answer = torch::tensor(y, torch::kFloat).view({1, 3});
        QVERIFY(std::abs(lossAt({}, answer, targetsOfClasses({1})) - surprise(y, 1)) < kNear);
        constexpr double kEpsilon = 0.3;
        const double all = (surprise(y, 0) + surprise(y, 1) + surprise(y, 2)) / 3;
        const double expected = (1 - kEpsilon) * surprise(y, 1) + kEpsilon * all;
        QVERIFY(std::abs(lossAt({.labelSmoothing = kEpsilon}, answer, targetsOfClasses({1})) -
                         expected) < kNear);
    }

    void binaryCrossEntropy() {
        const auto softplus = [](double z) { return std::log(1 + std::exp(z)); };
        const Batch batch = targetsOfNumbers(torch::tensor({1.0F, 0.0F}).view({1, 2}));
        const double found = lossAt({.function = "binary_cross_entropy"},
                                    torch::tensor({0.7F, -0.4F}).view({1, 2}), batch);
        QVERIFY(std::abs(found - (softplus(-0.7) + softplus(-0.4)) / 2) < kNear);
    }

    void meanSquaredError() {
        const Batch batch = targetsOfNumbers(torch::tensor({1.0F, 2.0F, 3.0F, 4.0F}).view({2, 2}));
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
        QVERIFY(std::abs(lossAt(settings, cosines, targetsOfClasses({0})) - expected) < 1e-4);
    }

    /// Also where θ + m is beyond π, so that the gradient always turns an answer to its class.
    void angularMarginFallsWithTheAngle() {
        const LossSettings settings{.function = "angular_margin", .margin = 0.5, .scale = 10};
        double before = INFINITY;
        for (double cosine = -1; cosine <= 1; cosine += 0.01) {
            const double now = lossAt(settings, torch::tensor({float(cosine), 0.0F}).view({1, 2}),
                                      targetsOfClasses({0}));
            QVERIFY2(now < before, qPrintable(QString::number(cosine)));
            before = now;
        }
    }

    /// Their mean is the loss of the batch.
    void lossesOfSamplesByThemselves() {
        const torch::Tensor answer = torch::tensor({2.0F, 0.0F, 0.0F, 3.0F}).view({2, 2});
        const torch::Tensor classes = sampleLosses({}, answer, targetsOfClasses({0, 0}));
        QVERIFY(std::abs(classes[0].item<double>() - surprise({2, 0}, 0)) < kNear);
        QVERIFY(std::abs(classes[1].item<double>() - surprise({0, 3}, 0)) < kNear);
        const Batch numbers =
            targetsOfNumbers(torch::tensor({2.0F, 2.0F, 0.0F, 0.0F}).view({2, 2}));
        const LossSettings squared{.function = "mean_squared_error"};
        const torch::Tensor squares = sampleLosses(squared, answer, numbers);
        QVERIFY(std::abs(squares[0].item<double>() - 4.0 / 2) < kNear);
        QVERIFY(std::abs(squares[1].item<double>() - 9.0 / 2) < kNear);
        QVERIFY(std::abs(lossAt(squared, answer, numbers) - 13.0 / 4) < kNear);
    }

    void angularMarginHasFiniteSlopesEverywhere() {
        const LossSettings settings{.function = "angular_margin"};
        for (const float cosine : {-1.0F, 1.0F}) {
            const torch::Tensor answer =
                torch::tensor({cosine, 0.0F}).view({1, 2}).set_requires_grad(true);
            lossOf(settings, answer, targetsOfClasses({0})).backward();
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
};

GUILESS_TEST(LossesTest)
#include "LossesTest.moc"
