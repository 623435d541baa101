// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Optimizer.h"

#include "TestProgram.h"
#include "core/torch/Muon.h"

#include <QtTest>

#include <cmath>

namespace obscura {

namespace {

/// A matrix and a row, and a loss that has its least where the matrix is the target.
struct LeastSquares {
    std::vector<torch::Tensor> parameters;
    torch::Tensor target;

    LeastSquares() {
        torch::manual_seed(3);
        target = torch::randn({12, 7});
        parameters = {torch::randn({12, 7}).requires_grad_(), torch::ones({7}).requires_grad_()};
    }
    torch::Tensor loss() const { return (parameters[1] * parameters[0] - target).square().sum(); }
    void differentiate() const { loss().backward(); }
};

void compareWithTorch(Optimizer& mine, const LeastSquares& problem, torch::optim::Optimizer& theirs,
                      const LeastSquares& other) {
    for (int step = 0; step < 8; ++step) {
        mine.forgetGradients();
        theirs.zero_grad();
        problem.differentiate();
        other.differentiate();
        mine.step(0.01);
        theirs.step();
    }
    const LeastSquares start;
    for (std::size_t i = 0; i < problem.parameters.size(); ++i) {
        QVERIFY(!torch::allclose(problem.parameters[i], start.parameters[i], 1e-3, 1e-3));
        QVERIFY(torch::allclose(problem.parameters[i], other.parameters[i], 1e-5, 1e-6));
    }
}

}  // namespace

class OptimizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void descentAgreesWithTorch_data() {
        QTest::addColumn<double>("momentum");
        QTest::addColumn<bool>("nesterov");
        QTest::addColumn<double>("decay");
        QTest::newRow("plain") << 0.0 << false << 0.0;
        QTest::newRow("momentum") << 0.9 << false << 0.0;
        QTest::newRow("nesterov") << 0.9 << true << 0.1;
    }
    void descentAgreesWithTorch() {
        QFETCH(double, momentum);
        QFETCH(bool, nesterov);
        QFETCH(double, decay);
        const LeastSquares problem;
        const LeastSquares other;
        const auto mine = makeOptimizer(
            {.kind = "sgd", .squaredPenalty = decay, .momentum = momentum, .nesterov = nesterov},
            problem.parameters, {false, false});
        torch::optim::SGD theirs(
            other.parameters,
            torch::optim::SGDOptions(0.01).momentum(momentum).nesterov(nesterov).weight_decay(
                decay));
        compareWithTorch(*mine, problem, theirs, other);
    }

    void decayApartAgreesWithTorch() {
        const LeastSquares problem;
        const LeastSquares other;
        const auto mine = makeOptimizer({.kind = "adamw", .weightDecay = 0.3}, problem.parameters,
                                        {false, false});
        torch::optim::AdamW theirs(other.parameters,
                                   torch::optim::AdamWOptions(0.01).weight_decay(0.3));
        compareWithTorch(*mine, problem, theirs, other);
    }

    void orthogonalizedHasSingularValuesNearOne() {
        torch::manual_seed(5);
        for (const auto& [rows, columns] : {std::pair{20, 9}, std::pair{9, 20}}) {
            const torch::Tensor x = torch::randn({rows, columns});
            const torch::Tensor values = torch::linalg_svdvals(orthogonalized(x));
            QVERIFY(values.min().item<double>() > 0.6);
            QVERIFY(values.max().item<double>() < 1.3);
        }
    }

    /// Its matrices move by 0.2 √max(m, n) times an orthogonal direction, the rest as by AdamW.
    void muonMovesMatricesBySteps() {
        const LeastSquares problem;
        const LeastSquares other;
        const OptimizerSettings settings{.kind = "muon", .weightDecay = 0};
        const auto muon = makeOptimizer(settings, problem.parameters, {false, false});
        problem.differentiate();
        muon->step(0.01);
        const torch::Tensor moved = (other.parameters[0] - problem.parameters[0]).detach();
        const torch::Tensor sizes = torch::linalg_svdvals(moved / (0.01 * 0.2 * std::sqrt(12.0)));
        QVERIFY(sizes.min().item<double>() > 0.6 && sizes.max().item<double>() < 1.3);

        const auto adam = makeOptimizer({}, other.parameters, {false, false});
        other.differentiate();
        adam->step(0.01);
        QVERIFY(torch::allclose(problem.parameters[1], other.parameters[1], 1e-6, 1e-7));
    }

    void muonLeavesTablesToAdam() {
        const LeastSquares problem;
        const LeastSquares other;
        const auto muon =
            makeOptimizer({.kind = "muon", .weightDecay = 0}, problem.parameters, {true, false});
        const auto adam = makeOptimizer({}, other.parameters, {true, false});
        for (const LeastSquares* each : {&problem, &other})
            each->differentiate();
        muon->step(0.01);
        adam->step(0.01);
        QVERIFY(torch::allclose(problem.parameters[0], other.parameters[0], 1e-6, 1e-7));
    }

    void everyOptimizerOfTheCatalogueDescends() {
        for (const OptimizerInfo& info : optimizerCatalogue()) {
            const LeastSquares problem;
            const auto optimizer =
                makeOptimizer({.kind = info.id}, problem.parameters, {false, false});
            const double before = problem.loss().item<double>();
            for (int step = 0; step < 30; ++step) {
                optimizer->forgetGradients();
                problem.differentiate();
                optimizer->step(0.003);
            }
            QVERIFY2(problem.loss().item<double>() < 0.95 * before, info.id.c_str());
        }
    }

    void clippingKeepsTheDirection() {
        const LeastSquares problem;
        problem.differentiate();
        const torch::Tensor before = problem.parameters[0].grad().clone();
        clipGradients(problem.parameters, 1e9);
        QVERIFY(problem.parameters[0].grad().equal(before));
        clipGradients(problem.parameters, 0.5);
        double squares = 0;
        for (const torch::Tensor& parameter : problem.parameters)
            squares += parameter.grad().square().sum().item<double>();
        QVERIFY(std::abs(std::sqrt(squares) - 0.5) < 1e-5);
        const torch::Tensor after = problem.parameters[0].grad();
        const double cosine =
            ((before * after).sum() / (before.norm() * after.norm())).item<double>();
        QVERIFY(cosine > 1 - 1e-5);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::OptimizerTest)
#include "OptimizerTest.moc"
