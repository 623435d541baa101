// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

namespace obscura {

class ParameterRangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrapsPhases();
    void wrapsFarPhases();
    void clipsParameters();
    void limitsAPhaseWithoutWrapping();
    void refusesRangesThatAreNone();
};

void ParameterRangeTest::wrapsPhases() {
    Bench bench(1, phaseLayout(5), {.clipParameters = true});
    Vector omega(5);
    omega << 1, -1, kPeriod + 1, -3 * kPeriod + 2, 0;
    Vector expected(5);
    expected << 1, kPeriod - 1, 1, 2, 0;
    compareMatrices(bench.programmed(omega), expected, 5e-6f);
    QVERIFY(bench.device->layout().periodic);
    QCOMPARE(bench.device->clipped(), ClippedCounts{});
}

void ParameterRangeTest::wrapsFarPhases() {
    Vector omega(6);
    omega << 1, 9000, -1e5f, 1e8f, -1e20f, 3e38f;
    Bench bench(1, phaseLayout(6), {.clipParameters = true});
    const Vector wrapped = bench.programmed(omega);
    for (Index j = 0; j < omega.size(); ++j) {
        QVERIFY(wrapped[j] >= 0 && wrapped[j] <= kPeriod);
        QVERIFY(std::abs(std::cos(wrapped[j]) - std::cos(omega[j])) < kRounding);
        QVERIFY(std::abs(std::sin(wrapped[j]) - std::sin(omega[j])) < kRounding);
    }
}

void ParameterRangeTest::clipsParameters() {
    ParameterLayout layout = openLayout(4, 1);
    layout.minimum = 0;
    layout.maximum = 1;
    Bench bench(1, layout, {.clipParameters = true});
    QCOMPARE(bench.programmed(Eigen::Vector4f(-0.5f, 0.25f, 1, 1.5f)),
             Vector(Eigen::Vector4f(0, 0.25f, 1, 1)));
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.parameters = 2}));
    bench.programmed(Eigen::Vector4f(2, 2, 2, 2));
    QCOMPARE(bench.device->clipped(), (ClippedCounts{.parameters = 6}));
}

void ParameterRangeTest::limitsAPhaseWithoutWrapping() {
    Bench bench(1, phaseLayout(3), {.parameterLimit = 3});
    QCOMPARE(bench.programmed(Eigen::Vector3f(-0.1f, 2, 5)), Vector(Eigen::Vector3f(0, 2, 3)));
    const ParameterLayout& layout = bench.device->layout();
    QCOMPARE(layout.minimum, 0.0f);
    QCOMPARE(layout.maximum, 3.0f);
    QVERIFY(!layout.periodic);
    // A limit beyond the range leaves the phase free to turn.
    QVERIFY(Bench(1, phaseLayout(1), {.parameterLimit = 7}).device->layout().periodic);
}

void ParameterRangeTest::refusesRangesThatAreNone() {
    QCOMPARE(messageOf([] { Bench(1, openLayout(1, 1), {.parameterBits = 8}); }),
             QStringLiteral("parameter_limit: found 0 for parameters a, which have no range of "
                            "their own, expected their largest magnitude"));
    QCOMPARE(messageOf([] { Bench(1, openLayout(1, 1), {.clipParameters = true}); }),
             QStringLiteral("parameter_limit: found 0 for parameters a, which have no range of "
                            "their own, expected their largest magnitude"));
    ParameterLayout high = openLayout(1, 1);
    high.minimum = 2;
    high.maximum = 4;
    QCOMPARE(messageOf([&] { Bench(1, high, {.parameterLimit = 1.5f}); }),
             QStringLiteral("parameter_limit: found 1.5, expected more than 2, where the range of "
                            "the parameters begins"));
    Bench limited(1, openLayout(1, 1), {.parameterBits = 8, .parameterLimit = 0.5f});
    QCOMPARE(limited.device->layout().minimum, -0.5f);
    QCOMPARE(limited.device->layout().resolution, 1.0f / 255);
}

}  // namespace obscura

GUILESS_TEST(obscura::ParameterRangeTest)
#include "ParameterRangeTest.moc"
