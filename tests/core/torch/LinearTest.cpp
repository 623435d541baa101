// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Linear.h"

#include "TestProgram.h"

#include <QtTest>

namespace obscura {

namespace {

/// Of sums of some hundred products of numbers about 1, in single precision.
constexpr double kProductTolerance = 1e-4;

struct Gradients {
    torch::Tensor y, x, weight, bias;
};

Gradients differentiate(const auto& function, const std::vector<std::int64_t>& shape, bool bias) {
    torch::manual_seed(1);
    Gradients g{{}, torch::randn(shape), torch::randn({300, shape.back()}), {}};
    g.x.set_requires_grad(true);
    g.weight.set_requires_grad(true);
    if (bias) {
        g.bias = torch::randn({300}).set_requires_grad(true);
    }
    g.y = function(g.x, g.weight, g.bias);
    (g.y * torch::randn_like(g.y)).sum().backward();
    return g;
}

}  // namespace

class LinearTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTorch_data();
    void agreesWithTorch();
    void leavesAloneWhatNobodyAsksFor();
};

void LinearTest::agreesWithTorch_data() {
    QTest::addColumn<QList<int>>("shape");
    QTest::addColumn<bool>("bias");
    QTest::newRow("batch") << QList<int>{128, 784} << true;
    QTest::newRow("without bias") << QList<int>{5, 7} << false;
    QTest::newRow("batch of sequences") << QList<int>{3, 11, 40} << true;
    QTest::newRow("one sample") << QList<int>{40} << true;
}

void LinearTest::agreesWithTorch() {
    QFETCH(QList<int>, shape);
    QFETCH(bool, bias);
    const std::vector<std::int64_t> sizes(shape.begin(), shape.end());
    const Gradients ours = differentiate(applyLinear, sizes, bias);
    const Gradients theirs = differentiate(
        [](const auto& x, const auto& w, const auto& b) { return torch::linear(x, w, b); }, sizes,
        bias);
    const auto close = [](const torch::Tensor& a, const torch::Tensor& b) {
        return torch::allclose(a, b, kProductTolerance, kProductTolerance);
    };
    QVERIFY(close(ours.y, theirs.y));
    QVERIFY(close(ours.x.grad(), theirs.x.grad()));
    QVERIFY(close(ours.weight.grad(), theirs.weight.grad()));
    if (bias) {
        QVERIFY(close(ours.bias.grad(), theirs.bias.grad()));
    }
}

void LinearTest::leavesAloneWhatNobodyAsksFor() {
    const torch::Tensor x = torch::randn({4, 3});
    const torch::Tensor weight = torch::randn({2, 3}).set_requires_grad(true);
    applyLinear(x, weight, {}).sum().backward();
    QVERIFY(weight.grad().defined());
    QVERIFY(!x.grad().defined());
}

}  // namespace obscura

GUILESS_TEST(obscura::LinearTest)
#include "LinearTest.moc"
