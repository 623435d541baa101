// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Layers.h"

#include "core/torch/Network.h"

#include <ATen/CPUGeneratorImpl.h>
#include <QtTest>
#include <cmath>
#include <functional>

namespace obscura {

namespace {

constexpr double kRounding = 1e-5;

std::unique_ptr<Layer> layer(const char* kind, Index inputs, Options options = {}) {
    LayerContext context{.input = {inputs},
                         .seed = 1,
                         .weights = at::detail::createCPUGenerator(1),
                         .dropout = at::detail::createCPUGenerator(2)};
    return buildLayer({1, "block", kind, std::move(options), {}}, context);
}

bool isClose(const torch::Tensor& a, const torch::Tensor& b) {
    return torch::allclose(a, b, kRounding, kRounding);
}

}  // namespace

/// Layers against their formulas, in closed form.
class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void activations_data() {
        using Function = std::function<double(double)>;
        QTest::addColumn<Function>("formula");
        QTest::newRow("relu") << Function([](double x) { return std::max(0.0, x); });
        QTest::newRow("squared_relu") << Function([](double x) { return x > 0 ? x * x : 0.0; });
        QTest::newRow("tanh") << Function([](double x) { return std::tanh(x); });
        QTest::newRow("sigmoid") << Function([](double x) { return 1 / (1 + std::exp(-x)); });
        QTest::newRow("gelu") << Function(
            [](double x) { return x * 0.5 * std::erfc(-x / std::sqrt(2.0)); });
    }

    void activations() {
        using Function = std::function<double(double)>;
        QFETCH(Function, formula);
        constexpr double kStep = 1e-4;
        const torch::Tensor x =
            torch::tensor({-2.0, -0.7, 0.3, 1.0, 2.5}, torch::kDouble).set_requires_grad(true);
        const torch::Tensor y = layer(QTest::currentDataTag(), 5)->forward(x.view({1, 5}));
        y.sum().backward();
        for (int i = 0; i < 5; ++i) {
            const double at = x[i].item<double>();
            QVERIFY(std::abs(y[0][i].item<double>() - formula(at)) < kRounding);
            const double slope = (formula(at + kStep) - formula(at - kStep)) / (2 * kStep);
            QVERIFY(std::abs(x.grad()[i].item<double>() - slope) < kRounding);
        }
    }

    void rmsNormDividesByTheRootMeanSquare() {
        const auto norm = layer("rmsnorm", 4);
        const torch::Tensor x =
            torch::tensor({{1.0f, -2.0f, 3.0f, 4.0f}, {0.0f, 0.0f, 0.0f, 8.0f}});
        const torch::Tensor y = norm->forward(x);
        QVERIFY(isClose(y[0], x[0] / std::sqrt(7.5f)));
        QVERIFY(isClose(y[1], x[1] / 4));
        QVERIFY(torch::equal(norm->forward(torch::zeros({1, 4})), torch::zeros({1, 4})));
        QCOMPARE(norm->parameters().size(), std::size_t{1});
        QCOMPARE(norm->parameters()[0].tensor.numel(), std::int64_t{4});
    }

    void scaleHasOneFactor() {
        const auto scale = layer("scale", 3, {{"initial", 2.5}});
        const torch::Tensor x = torch::tensor({{1.0f, -2.0f, 4.0f}});
        const torch::Tensor y = scale->forward(x);
        QVERIFY(isClose(y, 2.5 * x));
        y.sum().backward();
        QCOMPARE(scale->parameters()[0].name, std::string("factor"));
        QVERIFY(isClose(scale->parameters()[0].tensor.grad(), torch::tensor({3.0f})));
    }

    void addSumsItsInputs() {
        const torch::Tensor a = torch::tensor({{1.0f, 2.0f}}), b = torch::tensor({{10.0f, 20.0f}});
        QVERIFY(torch::equal(layer("add", 2)->combine({a, b}), torch::tensor({{11.0f, 22.0f}})));
    }

    void flattenKeepsTheOrder() {
        const torch::Tensor x = torch::arange(12.0f).view({2, 3, 2});
        QVERIFY(torch::equal(layer("flatten", 6)->forward(x), torch::arange(12.0f).view({2, 6})));
    }

    /// dataset → hidden → relu → sum → readout → loss, with hidden also led past relu into the sum.
    void aConnectionPastALayer() {
        Experiment e;
        const auto add = [&](const char* kind) { return addBlock(e, kind, {}); };
        const BlockId data = add("dataset"), hidden = add("linear"), relu = add("relu"),
                      sum = add("add"), readout = add("linear"), loss = add("loss");
        setBlockOption(e, readout, "outputs", Index{10});
        const auto join = [&](BlockId from, BlockId to, int port = 0) {
            connectBlocks(e, {.from = from, .fromPort = 0, .to = to, .toPort = port});
        };
        join(data, hidden);
        join(hidden, relu);
        join(hidden, sum, 1);
        join(relu, sum, 0);
        join(sum, readout);
        join(readout, loss);
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e).c_str());

        Network network(e, 3);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = torch::randn({5, 784});
        const auto all = network.parameters();
        const auto tensor = [&](std::size_t i) { return all.at(i).parameter.tensor; };
        const torch::Tensor h = torch::linear(x, tensor(0), tensor(1));
        const torch::Tensor expected = torch::linear(h + torch::relu(h), tensor(2), tensor(3));
        QVERIFY(isClose(network.forward(x), expected));
    }
};

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::LayersTest)
#include "LayersTest.moc"
