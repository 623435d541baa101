// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

namespace obscura {

class FabricationSpreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spreadsByPiece();
};

void FabricationSpreadTest::spreadsByPiece() {
    constexpr Index kCount = 50000;
    const ParameterLayout layout = openLayout(kCount, 1);
    const ImperfectionSettings settings = {.fabricationSpread = 0.05f, .seed = 4};
    Bench bench(1, layout, settings);
    const Vector offsets = bench.programmed(Vector::Zero(kCount));
    compareWithNormal(offsets.cast<double>().array(), 0.05);
    compareMatrices(bench.programmed(Vector::Ones(kCount)), offsets + Vector::Ones(kCount),
                    kRounding);
    Bench same(1, layout, settings, 99);
    QVERIFY(same.programmed(Vector::Zero(kCount)) == offsets);
    Bench other(1, layout, {.fabricationSpread = 0.05f, .seed = 5});
    const Vector others = other.programmed(Vector::Zero(kCount));
    const double correlation =
        static_cast<double>(offsets.dot(others)) / (0.05 * 0.05 * static_cast<double>(kCount));
    QVERIFY(std::abs(correlation) < kStandardErrors / std::sqrt(static_cast<double>(kCount)));
}

}  // namespace obscura

GUILESS_TEST(obscura::FabricationSpreadTest)
#include "FabricationSpreadTest.moc"
