// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/torch/LayerBench.h"

#include <QtTest>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

torch::Tensor zeros(Index n) {
    return torch::zeros({n, n});
}

/// Attention whose answer at each step is the plain mean of the inputs up to it: scores are 0,
/// values are the inputs.
std::unique_ptr<Layer> meanAttention(Index length, Index features) {
    auto layer = makeLayer("attention", {length, features}, {{"num_heads", Index{2}}});
    setParameter(*layer, "in_proj_weight",
                 torch::cat({zeros(features), zeros(features), torch::eye(features)}));
    setParameter(*layer, "out_proj.weight", torch::eye(features));
    return layer;
}

}  // namespace

/// Embedding, positions and attention in closed form, and beside PyTorch's own.
class SequenceLayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void embeddingLooksWordsUp() {
        const auto layer = makeLayer("embedding", {4},
                                     {{"num_embeddings", Index{3}}, {"embedding_dim", Index{2}}});
        const torch::Tensor words = torch::tensor({{1.f, 2.f}, {3.f, 4.f}, {5.f, 6.f}});
        setParameter(*layer, "weight", words);
        torch::Tensor x = torch::tensor({{-7.f, 0.6f, 1.7f, 99.f}}).set_requires_grad(true);
        const torch::Tensor y = answer(*layer, x);
        QVERIFY(torch::equal(y[0], words.index_select(0, torch::tensor({0, 1, 2, 2}))));
        y.sum().backward();
        QVERIFY(!x.grad().defined());
        QVERIFY(torch::equal(parameter(*layer, "weight").grad(),
                             torch::tensor({{1.f, 1.f}, {1.f, 1.f}, {2.f, 2.f}})));
        const torch::Tensor odd = torch::full({1, 4}, std::numeric_limits<float>::quiet_NaN());
        QVERIFY(torch::equal(answer(*layer, odd)[0][0], words[0]));
    }

    void learnedPositionsAreAdded() {
        const auto layer = makeLayer("positional", {3, 4});
        const torch::Tensor x = randomBatch(2, {3, 4});
        QVERIFY(isClose(answer(*layer, x), x + parameter(*layer, "weight")));
    }

    void sinusoidalPositions() {
        const std::string kind = "sinusoidal";
        const auto layer = makeLayer("positional", {5, 6}, {{"encoding", kind}});
        const torch::Tensor y = answer(*layer, torch::zeros({1, 5, 6}))[0];
        for (int t = 0; t < 5; ++t) {
            for (int i = 0; i < 3; ++i) {
                const double angle = t * std::pow(10000.0, -2.0 * i / 6);
                QVERIFY(std::abs(y[t][2 * i].item<double>() - std::sin(angle)) < 1e-6);
                QVERIFY(std::abs(y[t][2 * i + 1].item<double>() - std::cos(angle)) < 1e-6);
            }
        }
        QVERIFY(layer->parameters().empty());
    }

    /// Lengths stay, and the product of two turned vectors depends on their distance alone.
    void rotaryPositionsAreRelative() {
        const std::string kind = "rotary";
        const auto layer = makeLayer("positional", {8, 6}, {{"encoding", kind}});
        const torch::Tensor q = randomBatch(1, {1, 6}, 1).expand({1, 8, 6});
        const torch::Tensor k = randomBatch(1, {1, 6}, 2).expand({1, 8, 6});
        const torch::Tensor turnedQ = answer(*layer, q)[0];
        const torch::Tensor turnedK = answer(*layer, k)[0];
        QVERIFY(isClose(turnedQ.norm(2, 1), q[0].norm(2, 1)));
        QVERIFY(isClose(turnedQ[0], q[0][0]));
        const torch::Tensor products = torch::matmul(turnedQ, turnedK.t());
        for (int distance = -6; distance <= 6; ++distance) {
            const torch::Tensor same = products.diagonal(distance);
            QVERIFY(isClose(same, same[0].expand_as(same)));
        }
        QVERIFY(!isClose(products[0][1], products[0][2]));
        const double angle = 3.0;  // of step 3, ω_0 = 1
        const torch::Tensor first = q[0][3];
        QVERIFY(isClose(turnedQ[3][0], first[0] * std::cos(angle) - first[1] * std::sin(angle)));
    }

    void attentionWithoutScoresIsARunningMean() {
        const auto layer = meanAttention(5, 4);
        const torch::Tensor x = randomBatch(3, {5, 4});
        const torch::Tensor steps = torch::arange(1.f, 6.f).view({5, 1});
        QVERIFY(isClose(answer(*layer, x), x.cumsum(1) / steps));
    }

    void attentionSeesNothingAhead_data() {
        QTest::addColumn<bool>("rotary");
        QTest::newRow("plain") << false;
        QTest::newRow("rotary") << true;
    }

    void attentionSeesNothingAhead() {
        QFETCH(bool, rotary);
        const auto layer = makeLayer("attention", {6, 8}, {{"rotary", rotary}});
        const torch::Tensor x = randomBatch(2, {6, 8});
        torch::Tensor changed = x.clone();
        changed.slice(1, 3).add_(1);
        const torch::Tensor y = answer(*layer, x);
        const torch::Tensor z = answer(*layer, changed);
        QVERIFY(isClose(y.slice(1, 0, 3), z.slice(1, 0, 3)));
        QVERIFY(!isClose(y.slice(1, 3), z.slice(1, 3)));
        QVERIFY(gradientError(*layer, x) < kGradientTolerance);
    }

    void attentionIsThatOfPyTorch() {
        const auto layer = makeLayer("attention", {6, 8}, {{"num_heads", Index{2}}});
        torch::nn::MultiheadAttention theirs(torch::nn::MultiheadAttentionOptions(8, 2));
        const torch::NoGradGuard noGrad;
        theirs->in_proj_weight.copy_(parameter(*layer, "in_proj_weight"));
        theirs->out_proj->weight.copy_(parameter(*layer, "out_proj.weight"));
        const torch::Tensor inBias = randomBatch(1, {24})[0];
        const torch::Tensor outBias = randomBatch(1, {8})[0];
        theirs->in_proj_bias.copy_(inBias);
        theirs->out_proj->bias.copy_(outBias);
        setParameter(*layer, "in_proj_bias", inBias);
        setParameter(*layer, "out_proj.bias", outBias);
        const torch::Tensor x = randomBatch(3, {6, 8});
        const torch::Tensor mask =
            torch::full({6, 6}, -std::numeric_limits<float>::infinity()).triu(1);
        const torch::Tensor sequenceFirst = x.transpose(0, 1);
        const auto [expected, weights] =
            theirs->forward(sequenceFirst, sequenceFirst, sequenceFirst, {}, true, mask);
        QVERIFY(isClose(answer(*layer, x), expected.transpose(0, 1)));
    }

    void rotaryAttentionKnowsTheOrder() {
        // Without positions, the last step's answer doesn't depend on the order of the others.
        const torch::Tensor x = randomBatch(1, {4, 8});
        const torch::Tensor swapped = x.index_select(1, torch::tensor({1, 0, 2, 3}));
        const auto last = [](Layer& layer, const torch::Tensor& input) {
            return answer(layer, input)[0][3];
        };
        const auto plain = makeLayer("attention", {4, 8});
        QVERIFY(isClose(last(*plain, x), last(*plain, swapped)));
        const auto rotary = makeLayer("attention", {4, 8}, {{"rotary", true}});
        QVERIFY(!isClose(last(*rotary, x), last(*rotary, swapped)));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::SequenceLayersTest)
#include "SequenceLayersTest.moc"
