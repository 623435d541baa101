// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "TestProgram.h"
#include "devices/Quantization.h"

namespace obscura {

class QuantizationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedValues_data();
    void reproducesRecordedValues();
    void leavesLevelsAlone();
    void errsByAtMostHalfALevelInside();
};

void QuantizationTest::reproducesRecordedValues_data() {
    QTest::addColumn<int>("entry");
    for (std::size_t i = 0; i < golden().at("quantization").size(); ++i) {
        const auto levels = golden()["quantization"][i]["levels"].get<int>();
        QTest::addRow("%d levels", levels) << static_cast<int>(i);
    }
}

void QuantizationTest::reproducesRecordedValues() {
    QFETCH(int, entry);
    const auto& recorded = golden()["quantization"][static_cast<std::size_t>(entry)];
    const Quantizer quantizer{recorded["minimum"].get<float>(), recorded["maximum"].get<float>(),
                              recorded["levels"].get<Index>()};
    Vector values = vectorOf(recorded["q"]);
    quantizer.apply(values);
    compareMatrices(values, vectorOf(recorded["quantized"]), 1e-6f);
}

void QuantizationTest::leavesLevelsAlone() {
    const Quantizer quantizer{0, 3, 4};
    for (const float level : {0.f, 1.f, 2.f, 3.f}) {
        QCOMPARE(quantizer(level), level);
    }
}

void QuantizationTest::errsByAtMostHalfALevelInside() {
    const Quantizer quantizer{-1, 1, 16};
    for (float q = -1; q <= 1; q += 0.01f) {
        QVERIFY(std::abs(quantizer(q) - q) <= quantizer.resolution() / 2 + 1e-6f);
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::QuantizationTest)
#include "QuantizationTest.moc"
