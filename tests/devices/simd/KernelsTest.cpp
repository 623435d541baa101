// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simd/Kernels.h"

#include "TestProgram.h"
#include "devices/Phase.h"
#include "devices/Random.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace obscura {

namespace {

using simd::KernelTable;

std::vector<float> phases(std::size_t count, float reach) {
    std::vector<float> x(count);
    CounterRandom(7).uniform(0, 0, x);
    for (float& value : x) {
        value = reach * (2 * value - 1);
    }
    return x;
}

}  // namespace

/// Every instruction set that this processor has, against double precision and each other.
class KernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void drawsTheSameNumbers();
    void matchesTrigonometry_data();
    void matchesTrigonometry();
    void findsFarPhases();
    void matchesRingEquation_data();
    void matchesRingEquation();
    void handlesAnyLength();
    void findsWhatIsNotFinite();
    void passesMeshesAsThePlainSet_data();
    void passesMeshesAsThePlainSet();
};

void KernelsTest::initTestCase_data() {
    QTest::addColumn<const KernelTable*>("kernels");
    for (const KernelTable* kernels : simd::availableKernels()) {
        QTest::newRow(kernels->name) << kernels;
    }
}

void KernelsTest::drawsTheSameNumbers() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    const KernelTable& plain = *simd::availableKernels().front();
    constexpr std::size_t kBatches = 1000;
    const auto compare = [&](auto kernel, auto value, std::size_t batch, float tolerance) {
        using T = decltype(value);
        std::vector<T> expected(kBatches * batch);
        std::vector<T> found(expected.size());
        (plain.*kernel)(99, 5, 12345, kBatches, expected.data());
        (kernels->*kernel)(99, 5, 12345, kBatches, found.data());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double difference =
                static_cast<double>(found[i]) - static_cast<double>(expected[i]);
            QVERIFY(std::abs(difference) <= static_cast<double>(tolerance));
        }
    };
    compare(&KernelTable::bits, std::uint32_t{}, simd::kBatch, 0);
    compare(&KernelTable::uniform, float{}, simd::kBatch, 0);
    constexpr float kRounding = 4e-6f;
    compare(&KernelTable::normal, float{}, simd::kNormalBatch, kRounding);
}

void KernelsTest::matchesTrigonometry_data() {
    QTest::addColumn<float>("reach");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("one turn") << 6.5f << 2e-7;
    QTest::newRow("many turns") << 8192.0f << 4e-7;
    for (const float reach : {1e4f, 1e5f, 1e6f, 1e8f, 1e10f, 1e15f, 1e20f, 1e30f, 3.4e38f}) {
        QTest::addRow("far away, %g", static_cast<double>(reach)) << reach << 4e-7;
    }
}

void KernelsTest::matchesTrigonometry() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    QFETCH(float, reach);
    QFETCH(double, tolerance);
    const std::vector<float> x = phases(100'000, reach);
    std::vector<float> cosine(x.size());
    std::vector<float> sine(x.size());
    kernels->cosine(x.data(), 1, cosine.data(), x.size());
    kernels->sine(x.data(), 1, sine.data(), x.size());
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double phase = x[i];
        worst = std::max({worst, std::abs(static_cast<double>(cosine[i]) - std::cos(phase)),
                          std::abs(static_cast<double>(sine[i]) - std::sin(phase))});
    }
    QVERIFY2(worst < tolerance, qPrintable(QString::number(worst)));
}

// Single ones in the middle of near ones, on either side of where the reduction changes, and what
// is no phase at all.
void KernelsTest::findsFarPhases() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    using Limits = std::numeric_limits<float>;
    for (const float far : {kFarPhase, std::nextafter(kFarPhase, 0.0f), -kFarPhase, 1e8f, -1e12f,
                            Limits::max(), Limits::infinity(), Limits::quiet_NaN()}) {
        for (std::size_t place = 0; place < 37; ++place) {
            std::vector<float> x = phases(37, 3);
            x[place] = far;
            std::vector<float> y(x.size());
            kernels->cosine(x.data(), 1, y.data(), x.size());
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double expected = std::cos(static_cast<double>(x[i]));
                QVERIFY(std::isnan(expected)
                            ? std::isnan(y[i])
                            : std::abs(static_cast<double>(y[i]) - expected) < 4e-7);
            }
        }
    }
}

void KernelsTest::matchesRingEquation_data() {
    QTest::addColumn<float>("reach");
    QTest::newRow("one turn") << 7.0f;
    QTest::newRow("far away") << 1e8f;
}

void KernelsTest::matchesRingEquation() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    QFETCH(float, reach);
    const double a = 0.8;
    const double r = 0.9;
    const std::vector<float> x = phases(10'000, reach);
    std::vector<float> found(x.size());
    kernels->ringWeight(x.data(), static_cast<float>((a - r) * (a - r)),
                        static_cast<float>((1 - r * a) * (1 - r * a)),
                        static_cast<float>(4 * r * a), found.data(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double c = -2 * r * a * std::cos(static_cast<double>(x[i]));
        const double expected = 2 * std::sqrt((a * a + r * r + c) / (1 + r * r * a * a + c)) - 1;
        constexpr double kTolerance = 1e-6;
        QVERIFY(std::abs(static_cast<double>(found[i]) - expected) < kTolerance);
    }
}

void KernelsTest::handlesAnyLength() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    const std::vector<float> a = phases(80, 1);
    const std::vector<float> b = phases(160, 2);
    for (std::size_t count = 0; count < 70; ++count) {
        std::vector<float> out(count + 1, 42.0f);
        kernels->addScaled(a.data(), 0.5f, b.data() + 80, out.data(), count);
        double dot = 0;
        double square = 0;
        for (std::size_t i = 0; i < count; ++i) {
            QVERIFY(std::abs(out[i] - (a[i] + 0.5f * b[80 + i])) < 1e-6f);
            dot += static_cast<double>(a[i]) * b[80 + i];
            square += static_cast<double>(a[i]) * a[i];
        }
        QCOMPARE(out[count], 42.0f);
        for (std::size_t rows = 0; rows < 6; ++rows) {
            std::vector<float> sum = out;
            kernels->addScaledRows(a.data(), rows, b.data(), 7, sum.data(), count);
            for (std::size_t i = 0; i < count; ++i) {
                float expected = out[i];
                for (std::size_t k = 0; k < rows; ++k) {
                    expected += a[k] * b[k * 7 + i];
                }
                QVERIFY(std::abs(sum[i] - expected) < 1e-6f);
            }
            QCOMPARE(sum[count], 42.0f);
        }
        const float product = kernels->dot(a.data(), b.data() + 80, count);
        QVERIFY(std::abs(static_cast<double>(product) - dot) < 1e-5);
        const float moved = kernels->dotDifference(a.data(), b.data() + 80, a.data(), count);
        QVERIFY(std::abs(static_cast<double>(moved) - (dot - square)) < 1e-5);
        kernels->cosine(a.data(), 1, out.data(), count);
        QCOMPARE(out[count], 42.0f);
    }
}

void KernelsTest::findsWhatIsNotFinite() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    using Limits = std::numeric_limits<float>;
    for (std::size_t count = 1; count < 50; ++count) {
        std::vector<float> a = phases(count, 1);
        a[0] = Limits::max();
        QVERIFY(kernels->allFinite(a.data(), count));
        for (const float bad : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
            for (std::size_t i = 0; i < count; ++i) {
                std::vector<float> with = a;
                with[i] = bad;
                QVERIFY(!kernels->allFinite(with.data(), count));
            }
        }
    }
    QVERIFY(kernels->allFinite(nullptr, 0));
}

void KernelsTest::passesMeshesAsThePlainSet_data() {
    QTest::addColumn<bool>("classical");
    QTest::newRow("three splitters") << false;
    QTest::newRow("classical") << true;
}

// Blocks 7 … 36 of 40, which lie in three groups, forwards and backwards.
void KernelsTest::passesMeshesAsThePlainSet() {
    QFETCH_GLOBAL(const KernelTable*, kernels);
    QFETCH(bool, classical);
    constexpr std::size_t kBlocks = 40;
    constexpr std::size_t kFirst = 7;
    constexpr std::size_t kCount = 30;
    constexpr std::size_t kStored = 8 * 48;
    constexpr std::size_t kField = 4 * simd::kMeshLanes * kCount;
    constexpr float kTolerance = 1e-5f;
    const std::vector<float> pairs = phases(2 * kBlocks, 6);
    const std::vector<float> light = phases(2 * kField, 1);

    struct Passed {
        std::vector<float> blocks = std::vector<float>(kStored);
        std::vector<float> forwards;
        std::vector<float> backwards;
        std::vector<float> field;
        std::vector<float> adjoint;
        std::vector<float> gradient = std::vector<float>(kStored);
    };
    const auto pass = [&](const KernelTable& set) {
        Passed p;
        const auto make = classical ? set.classicalBlocks : set.threeSplitterBlocks;
        make(pairs.data(), kBlocks, p.blocks.data());
        p.forwards.assign(light.begin(), light.begin() + kField);
        set.meshColumn(p.blocks.data(), kFirst, kCount, p.forwards.data());
        p.backwards = p.forwards;
        set.meshColumnBack(p.blocks.data(), kFirst, kCount, p.backwards.data());
        p.field = p.forwards;
        p.adjoint.assign(light.begin() + kField, light.end());
        set.meshColumnGradient(p.blocks.data(), kFirst, kCount, p.field.data(), p.adjoint.data(),
                               p.gradient.data());
        return p;
    };
    const auto close = [](const std::vector<float>& a, const auto& b) {
        return std::equal(a.begin(), a.end(), std::begin(b), [](float x, float y) {
            return std::abs(x - y) < kTolerance * (1 + std::abs(y));
        });
    };
    const Passed found = pass(*kernels);
    const Passed plain = pass(*simd::availableKernels().front());
    QVERIFY(close(found.blocks, plain.blocks));
    QVERIFY(close(found.forwards, plain.forwards));
    QVERIFY(!close(found.forwards, light));
    QVERIFY(close(found.backwards, light));
    QVERIFY(close(found.field, light));
    QVERIFY(close(found.adjoint, plain.adjoint));
    QVERIFY(close(found.gradient, plain.gradient));
}

}  // namespace obscura

GUILESS_TEST(obscura::KernelsTest)
#include "KernelsTest.moc"
