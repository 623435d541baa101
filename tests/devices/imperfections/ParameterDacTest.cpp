// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

#include <set>

namespace obscura {

namespace {

Vector uniformVector(Index count, float low, float high, std::uint64_t seed) {
    Vector v(count);
    CounterRandom(seed).uniform(0, 0, {v.data(), static_cast<std::size_t>(count)});
    return (low + (high - low) * v.array()).matrix();
}

}  // namespace

class ParameterDacTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsParameters();
};

void ParameterDacTest::roundsParameters() {
    constexpr Index kCount = 100000;
    Bench bench(1, phaseLayout(kCount), {.parameterBits = 8});
    const float lsb = bench.device->layout().resolution;
    QVERIFY(std::abs(lsb - 0.02464f) < 1e-5f);
    const Vector omega = uniformVector(kCount, 0, kPeriod, 3);
    const Vector written = bench.programmed(omega);
    compareWithRounding((written - omega).cast<double>().array(), static_cast<double>(lsb));
    const std::set<float> levels(written.begin(), written.end());
    QCOMPARE(levels.size(), std::size_t{256});
    QCOMPARE(*levels.rbegin(), kPeriod);
}

}  // namespace obscura

GUILESS_TEST(obscura::ParameterDacTest)
#include "ParameterDacTest.moc"
