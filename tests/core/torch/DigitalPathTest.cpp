// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/DigitalPath.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>

namespace obscura {

namespace {

/// Of sums of some ten products of numbers about 1, in single precision.
constexpr double kTolerance = 1e-5;

bool close(const torch::Tensor& a, const torch::Tensor& b) {
    return torch::allclose(a, b, kTolerance, kTolerance);
}

BlackBoxStart sparseStart(Index rows, Index columns, Index kept) {
    BlackBoxStart start;
    start.sparseWeight = randomMatrix(rows, columns, 3);
    start.sparseMask = largestEntries(start.sparseWeight, kept);
    start.sparseWeight.array() *= start.sparseMask.array();
    return start;
}

torch::Tensor sparseWeight(const DigitalPath& path) {
    return path.parameters().front().tensor;
}

}  // namespace

class DigitalPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }
    void withoutPartsItIsNothing();
    void addsItsParts();
    void trainsKeptEntriesAlone();
};

void DigitalPathTest::withoutPartsItIsNothing() {
    const DigitalPath path(false, {});
    const torch::Tensor y = torch::randn({2, 3});
    QVERIFY(path.addTo(y, torch::randn({2, 4})).is_same(y));
    QVERIFY(path.parameters().empty());
}

void DigitalPathTest::addsItsParts() {
    BlackBoxStart start = sparseStart(5, 5, 10);
    start.bias = Vector::LinSpaced(5, -1, 1);
    const torch::Tensor bias = torch::linspace(-1, 1, 5);
    const DigitalPath path(true, start);
    const torch::Tensor x = torch::randn({7, 5});
    const torch::Tensor y = torch::randn({7, 5});
    const torch::Tensor sum = path.addTo(y, x);
    QVERIFY(close(sum, y + x + bias + torch::matmul(x, sparseWeight(path).t())));
    QCOMPARE(path.parameters().size(), std::size_t{2});
    QCOMPARE(path.parameters()[0].name, std::string("sparse_weight"));
    QCOMPARE(path.parameters()[1].name, std::string("bias"));
    for (const Parameter& parameter : path.parameters()) {
        QVERIFY(!parameter.physical);
    }
}

void DigitalPathTest::trainsKeptEntriesAlone() {
    const DigitalPath path(false, sparseStart(4, 6, 6));
    const torch::Tensor weight = sparseWeight(path);
    const torch::Tensor isKept = weight != 0;
    QCOMPARE(isKept.sum().item<int>(), 6);
    const torch::Tensor x = torch::randn({9, 6}).set_requires_grad(true);
    const torch::Tensor g = torch::randn({9, 4});
    torch::optim::Adam optimizer({weight}, torch::optim::AdamOptions(0.1));
    (path.addTo(torch::zeros({9, 4}), x) * g).sum().backward();
    QVERIFY(close(weight.grad(), torch::matmul(g.t(), x.detach()) * isKept));
    QVERIFY(close(x.grad(), torch::matmul(g, weight.detach())));
    const torch::Tensor before = weight.detach().clone();
    optimizer.step();
    QVERIFY(torch::equal(weight != 0, isKept));
    QVERIFY(torch::equal(weight != before, isKept));
}

}  // namespace obscura

GUILESS_TEST(obscura::DigitalPathTest)
#include "DigitalPathTest.moc"
