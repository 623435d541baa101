// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/torch/LayerBench.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

// What a batch norm that has seen nothing divides by in evaluation.
const double kUntouched = std::sqrt(1 + 1e-5);

/// ReLU of a dilated convolution along [length, inputs], step by step.
torch::Tensor reluConvolution(const torch::Tensor& x, const torch::Tensor& weight,
                              const torch::Tensor& bias, std::int64_t dilation) {
    const std::int64_t half = weight.size(2) / 2;
    torch::Tensor y = torch::zeros({x.size(0), weight.size(0)});
    for (std::int64_t t = 0; t < x.size(0); ++t) {
        y[t] = bias;
        for (std::int64_t k = -half; k <= half; ++k) {
            const std::int64_t at = t + k * dilation;
            if (at >= 0 && at < x.size(0)) {
                y[t] += torch::mv(weight.select(2, k + half), x[at]);
            }
        }
    }
    return torch::relu(y);
}

void clearParameters(const Layer& layer) {
    for (const Parameter& p : layer.parameters()) {
        setParameter(layer, p.name, torch::zeros_like(p.tensor));
    }
}

}  // namespace

/// The parts of ECAPA-TDNN by their formulas.
class SpeechLayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tdnnIsConvolutionReluNorm() {
        const auto layer =
            makeLayer("tdnn", {7, 3}, {{"out_channels", Index{5}}, {"dilation", Index{2}}});
        layer->setTraining(false);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = randomBatch(2, {7, 3});
        const torch::Tensor expected = reluConvolution(x[1], parameter(*layer, "conv.weight"),
                                                       parameter(*layer, "conv.bias"), 2);
        QVERIFY(isClose(answer(*layer, x)[1], expected / kUntouched));
    }

    void tdnnNormalisesInTraining() {
        const auto layer = makeLayer("tdnn", {7, 3}, {{"out_channels", Index{5}}});
        const torch::Tensor y = answer(*layer, randomBatch(8, {7, 3})).flatten(0, 1);
        QVERIFY(isClose(y.mean(0), torch::zeros({5})));
        QVERIFY(isClose(y.var(0, false), torch::ones({5}), 1e-2));
        QCOMPARE(layer->buffers().size(), std::size_t{2});
        QVERIFY(!isClose(layer->buffers()[0].tensor, torch::zeros({5})));
    }

    void res2NetPassesItsPartsOn() {
        const Options options = {{"scale", Index{3}}, {"dilation", Index{2}}};
        const auto layer = makeLayer("res2net", {8, 6}, options);
        layer->setTraining(false);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = randomBatch(2, {8, 6});
        const torch::Tensor y = answer(*layer, x)[0];
        const auto part = [](const torch::Tensor& all, int i) {
            return all.slice(1, 2 * i, 2 * i + 2);
        };
        const auto map = [&](const torch::Tensor& input, const std::string& name) {
            return reluConvolution(input, parameter(*layer, name + ".conv.weight"),
                                   parameter(*layer, name + ".conv.bias"), 2) /
                   kUntouched;
        };
        const torch::Tensor second = map(part(x[0], 1), "part2");
        QVERIFY(isClose(part(y, 0), part(x[0], 0)));
        QVERIFY(isClose(part(y, 1), second));
        QVERIFY(isClose(part(y, 2), map(part(x[0], 2) + second, "part3")));
        QCOMPARE(layer->buffers().size(), std::size_t{4});
    }

    void squeezeExcitationGatesFeatures() {
        const auto layer = makeLayer("squeeze_excitation", {4, 2}, {{"bottleneck", Index{1}}});
        const torch::Tensor x = randomBatch(1, {4, 2}) + torch::tensor({1.f, 2.f});
        clearParameters(*layer);
        QVERIFY(isClose(answer(*layer, x), x / 2));
        setParameter(*layer, "squeeze.weight", torch::tensor({{1.f, 1.f}}));
        setParameter(*layer, "excite.weight", torch::tensor({{1.f}, {-1.f}}));
        const double z = x.mean(1).sum().item<double>();
        QVERIFY(z > 0);
        const torch::Tensor gate = torch::sigmoid(torch::tensor({z, -z})).to(torch::kFloat);
        QVERIFY(isClose(answer(*layer, x), x * gate));
    }

    /// A sequence is an image of one row, turned.
    void squeezeExcitationTreatsImagesAlike() {
        const auto onSequence = makeLayer("squeeze_excitation", {6, 3});
        const auto onImage = makeLayer("squeeze_excitation", {3, 2, 3});
        const torch::Tensor x = randomBatch(2, {6, 3});
        const torch::Tensor image = x.transpose(1, 2).reshape({2, 3, 2, 3});
        QVERIFY(
            isClose(answer(*onImage, image).flatten(2).transpose(1, 2), answer(*onSequence, x)));
    }

    void attentivePoolingOfEvenWeightsIsMeanAndDeviation() {
        for (const bool context : {true, false}) {
            const auto layer = makeLayer("attentive_pooling", {5, 3},
                                         {{"bottleneck", Index{2}}, {"global_context", context}});
            clearParameters(*layer);
            const torch::Tensor x = randomBatch(2, {5, 3});
            QVERIFY(isClose(answer(*layer, x), torch::cat({x.mean(1), x.std(1, false)}, 1)));
        }
    }

    void attentivePoolingWeighsSteps() {
        const auto layer = makeLayer("attentive_pooling", {2, 1},
                                     {{"bottleneck", Index{1}}, {"global_context", false}});
        clearParameters(*layer);
        setParameter(*layer, "hidden.weight", torch::ones({1, 1}));
        setParameter(*layer, "scores.weight", torch::full({1, 1}, 2.0));
        const torch::Tensor y = answer(*layer, torch::tensor({{{0.5f}, {-1.0f}}}));
        const double a = std::exp(2 * std::tanh(0.5));
        const double b = std::exp(2 * std::tanh(-1.0));
        const double mean = (0.5 * a - b) / (a + b);
        const double square = (0.25 * a + b) / (a + b);
        QVERIFY(std::abs(y[0][0].item<double>() - mean) < 1e-6);
        QVERIFY(std::abs(y[0][1].item<double>() - std::sqrt(square - mean * mean)) < 1e-6);
    }

    void aSequenceThatDoesNotVaryHasFiniteGradients() {
        const auto layer = makeLayer("attentive_pooling", {4, 2});
        const torch::Tensor x = torch::ones({1, 4, 2}).set_requires_grad(true);
        answer(*layer, x).sum().backward();
        QVERIFY(x.grad().isfinite().all().item<bool>());
    }

    void gradients_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isImage");
        for (const char* kind : {"tdnn", "res2net", "squeeze_excitation", "attentive_pooling"})
            QTest::newRow(kind) << QString(kind) << false;
        QTest::newRow("squeeze_excitation, image") << QString("squeeze_excitation") << true;
    }

    void gradients() {
        QFETCH(QString, kind);
        QFETCH(bool, isImage);
        const Shape shape = isImage ? Shape{8, 3, 4} : Shape{5, 8};
        const bool hasParts = kind == "res2net";
        const auto layer = makeLayer(kind.toStdString(), shape,
                                     hasParts ? Options{{"scale", Index{4}}} : Options{});
        const double error = gradientError(*layer, randomBatch(3, shape));
        QVERIFY2(error < kGradientTolerance, qPrintable(QString::number(error)));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::SpeechLayersTest)
#include "SpeechLayersTest.moc"
