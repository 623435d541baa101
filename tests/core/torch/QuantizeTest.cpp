// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Quantize.h"

#include "Golden.h"
#include "TestProgram.h"
#include "core/torch/Layers.h"

namespace obscura {

class QuantizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedValues_data();
    void reproducesRecordedValues();
    void passesTheGradientStraightThrough();
    void keepsTheShape();
};

void QuantizeTest::reproducesRecordedValues_data() {
    QTest::addColumn<int>("entry");
    for (std::size_t i = 0; i < golden().at("quantization").size(); ++i) {
        QTest::addRow("%zu", i) << static_cast<int>(i);
    }
}

void QuantizeTest::reproducesRecordedValues() {
    QFETCH(int, entry);
    constexpr float kRounding = 1e-6f;
    const auto& recorded = golden()["quantization"][static_cast<std::size_t>(entry)];
    const Quantizer quantizer{recorded["minimum"].get<float>(), recorded["maximum"].get<float>(),
                              recorded["levels"].get<Index>()};
    const torch::Tensor y =
        quantize(torch::tensor(recorded["q"].get<std::vector<float>>()), quantizer);
    compareMatrices(Eigen::Map<const Vector>(y.data_ptr<float>(), y.numel()),
                    vectorOf(recorded["quantized"]), kRounding);
}

void QuantizeTest::passesTheGradientStraightThrough() {
    const torch::Tensor x = torch::tensor({-3.0f, -0.2f, 0.4f, 7.0f}).set_requires_grad(true);
    const torch::Tensor g = torch::tensor({1.0f, -2.0f, 3.0f, 4.0f});
    (quantize(x, {-1, 1, 3}) * g).sum().backward();
    QVERIFY(torch::equal(x.grad(), g));
}

void QuantizeTest::keepsTheShape() {
    const Block block{1, "quantize", "quantize", {{"bits", Index{1}}}, {}};
    LayerContext context;
    const torch::Tensor x = torch::tensor({-0.3f, 0.2f, 5.0f, -9.0f}).view({2, 1, 2});
    const torch::Tensor y = buildLayer(block, context)->run(x)[0];
    QVERIFY(torch::equal(y, torch::tensor({-1.0f, 1.0f, 1.0f, -1.0f}).view({2, 1, 2})));
}

}  // namespace obscura

GUILESS_TEST(obscura::QuantizeTest)
#include "QuantizeTest.moc"
