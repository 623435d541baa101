// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/network/Window.h"
#include "core/torch/LayerBench.h"
#include "core/torch/Threads.h"

#include <QtTest>

namespace obscura {

namespace {

/// y[m, i, j] = Σ W[m, c, k, l] x[g·C + c, i·s + k·d − p, j·s + l·d − p], by the book, for one
/// sample; an axis that the kernel doesn't have (of size 1) is left alone.
torch::Tensor byTheBook(const torch::Tensor& x, const torch::Tensor& weight, const Window& w,
                        Index groups, bool isFlat) {
    const std::int64_t height = w.places(x.size(1));
    const std::int64_t width = isFlat ? 1 : w.places(x.size(2));
    const std::int64_t channels = weight.size(1);
    const std::int64_t outputs = weight.size(0);
    torch::Tensor y = torch::zeros({outputs, height, width});
    const auto value = [&](std::int64_t c, std::int64_t i, std::int64_t j) {
        const bool isInside = i >= 0 && i < x.size(1) && j >= 0 && j < x.size(2);
        return isInside ? x[c][i][j].item<float>() : 0.0f;
    };
    for (std::int64_t m = 0; m < outputs; ++m)
        for (std::int64_t i = 0; i < height; ++i)
            for (std::int64_t j = 0; j < width; ++j) {
                float sum = 0;
                for (std::int64_t c = 0; c < channels; ++c)
                    for (std::int64_t k = 0; k < weight.size(2); ++k)
                        for (std::int64_t l = 0; l < weight.size(3); ++l)
                            sum += weight[m][c][k][l].item<float>() *
                                   value(m / (outputs / groups) * channels + c,
                                         i * w.stride + k * w.dilation - w.padding,
                                         isFlat ? j : j * w.stride + l * w.dilation - w.padding);
                y[m][i][j] = sum;
            }
    return y;
}

}  // namespace

/// Convolutions and poolings against their formulas.
class ConvolutionLayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// As the engine does.
    void initTestCase() { keepLibTorchToOneThread(); }

    void convolutions_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("dilation");
        QTest::addColumn<int>("groups");
        QTest::newRow("plain") << 3 << 1 << 0 << 1 << 1;
        QTest::newRow("strides") << 3 << 2 << 1 << 1 << 1;
        QTest::newRow("dilated") << 2 << 1 << 2 << 3 << 1;
        QTest::newRow("in groups") << 3 << 1 << 1 << 1 << 2;
        QTest::newRow("pointwise") << 1 << 1 << 0 << 1 << 1;
    }

    void convolutions() {
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, padding);
        QFETCH(int, dilation);
        QFETCH(int, groups);
        const Options options = {{"out_channels", Index{6}},    {"kernel_size", Index{kernel}},
                                 {"stride", Index{stride}},     {"padding", Index{padding}},
                                 {"dilation", Index{dilation}}, {"groups", Index{groups}}};
        const Window window{kernel, stride, padding, dilation};

        const torch::Tensor image = randomBatch(2, {4, 7, 8});
        const auto flat = makeLayer("conv2d", {4, 7, 8}, options);
        const torch::Tensor bias = parameter(*flat, "bias").view({6, 1, 1});
        const torch::Tensor expected =
            byTheBook(image[1], parameter(*flat, "weight"), window, groups, false);
        QVERIFY(isClose(answer(*flat, image)[1], expected + bias));

        const torch::Tensor sequence = randomBatch(2, {9, 4});
        const auto line = makeLayer("conv1d", {9, 4}, options);
        const torch::Tensor steps =
            byTheBook(sequence[1].t().unsqueeze(2), parameter(*line, "weight").unsqueeze(3), window,
                      groups, true);
        QVERIFY(
            isClose(answer(*line, sequence)[1], steps.squeeze(2).t() + parameter(*line, "bias")));
    }

    void weightsComeFromTheSeed() {
        const Shape image = {3, 8, 8};
        const auto one = makeLayer("conv2d", image);
        torch::manual_seed(5);
        const auto same = makeLayer("conv2d", image);
        const auto other = makeLayer("conv2d", image, {}, 2);
        const torch::Tensor weight = parameter(*one, "weight");
        QVERIFY(torch::equal(weight, parameter(*same, "weight")));
        QVERIFY(torch::equal(parameter(*one, "bias"), parameter(*same, "bias")));
        QVERIFY(!torch::equal(weight, parameter(*other, "weight")));
        // U(±1/√27), of 432 numbers.
        const double bound = 1 / std::sqrt(27.0);
        QVERIFY(weight.abs().max().item<double>() <= bound);
        QVERIFY(weight.abs().max().item<double>() > 0.95 * bound);
        QCOMPARE(makeLayer("conv2d", image, {{"bias", false}})->parameters().size(),
                 std::size_t{1});
    }

    void poolings() {
        const Options pairs = {{"kernel_size", Index{2}}};
        const torch::Tensor sequence =
            torch::tensor({1.f, -8.f, 3.f, 6.f, 5.f, 2.f, 9.f, 9.f}).view({1, 4, 2});
        const auto largest = makeLayer("max_pool", {4, 2}, pairs);
        QVERIFY(isClose(answer(*largest, sequence),
                        torch::tensor({3.f, 6.f, 9.f, 9.f}).view({1, 2, 2})));
        const auto mean = makeLayer("avg_pool", {4, 2}, pairs);
        QVERIFY(isClose(answer(*mean, sequence),
                        torch::tensor({2.f, -1.f, 7.f, 5.5f}).view({1, 2, 2})));
        const auto whole = makeLayer("adaptive_avg_pool", {4, 2});
        QVERIFY(isClose(answer(*whole, sequence), torch::tensor({4.5f, 2.25f}).view({1, 1, 2})));

        const torch::Tensor image = torch::arange(16.f).view({1, 1, 4, 4});
        const auto square = [](float a, float b, float c, float d) {
            return torch::tensor({a, b, c, d}).view({1, 1, 2, 2});
        };
        QVERIFY(
            isClose(answer(*makeLayer("max_pool", {1, 4, 4}, pairs), image), square(5, 7, 13, 15)));
        QVERIFY(isClose(answer(*makeLayer("avg_pool", {1, 4, 4}, pairs), image),
                        square(2.5, 4.5, 10.5, 12.5)));
        QVERIFY(isClose(
            answer(*makeLayer("adaptive_avg_pool", {1, 4, 4}, {{"output_size", Index{2}}}), image),
            square(2.5, 4.5, 10.5, 12.5)));
    }

    void paddedAndOverlappingPooling() {
        const Options options = {
            {"kernel_size", Index{3}}, {"stride", Index{2}}, {"padding", Index{1}}};
        const torch::Tensor x = torch::tensor({-3.f, -6.f, -9.f, -1.f}).view({1, 4, 1});
        QVERIFY(isClose(answer(*makeLayer("max_pool", {4, 1}, options), x),
                        torch::tensor({-3.f, -1.f}).view({1, 2, 1})));
        QVERIFY(isClose(answer(*makeLayer("avg_pool", {4, 1}, options), x),
                        torch::tensor({-3.f, -16.f / 3}).view({1, 2, 1})));
    }

    void gradients() {
        QVERIFY(gradientError(*makeLayer("conv1d", {5, 3}), randomBatch(2, {5, 3})) <
                kGradientTolerance);
        QVERIFY(gradientError(*makeLayer("conv2d", {2, 5, 5}), randomBatch(2, {2, 5, 5})) <
                kGradientTolerance);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::ConvolutionLayersTest)
#include "ConvolutionLayersTest.moc"
