// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/CellLaw.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/State.h"

#include <QtTest>
#include <cmath>
#include <optional>

namespace obscura {

namespace {

constexpr Index kLawInputs = 40;
constexpr Index kLawOutputs = 12;
constexpr Index kLawBatch = 24;
constexpr Index kIntervals = 48;

/// A device of that kind with all its cells spread over their range.
struct Cells {
    explicit Cells(const std::string& id)
        : device(createDevice(id, kLawInputs, kLawOutputs)), law(layout(), initial(), kIntervals) {
        omega = Vector(layout().count);
        CounterRandom(5).uniform(0, 0, {omega.data(), static_cast<std::size_t>(omega.size())});
        omega = law.minimum() + (law.maximum() - law.minimum()) * omega.array();
        device->program(omega);
    }
    const ParameterLayout& layout() const { return device->layout(); }
    Vector initial() const { return layout().initial(1); }

    /// From answers that are so many times as large as the device gives them.
    void learn(std::uint64_t seed, float scale = 1, std::optional<double> forgetting = {}) {
        const Matrix x = randomMatrix(kLawBatch, kLawInputs, seed);
        Matrix y(kLawBatch, kLawOutputs);
        device->query(x, y);
        law.learn(x, scale * y, omega, forgetting);
    }
    float weightAt(float at) const {
        float value = 0;
        float slope = 0;
        law.evaluate({&at, 1}, &value, &slope);
        return value;
    }

    std::unique_ptr<Device> device;
    CellLaw law;
    Vector omega;
};

}  // namespace

class CellLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheLawOfADevice_data();
    void findsTheLawOfADevice();
    void goesOnInStraightLines();
    void isAsItWasAfterItsState();
    void forgetsWhatNoLongerHolds();
};

void CellLawTest::findsTheLawOfADevice_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<float>("tolerance");
    QTest::newRow("a pixel's cosine") << "slm" << 1e-3f;
    QTest::newRow("a ring's resonance") << "mrr" << 5e-3f;
    QTest::newRow("a weight that is its parameter") << "matvec" << 1e-3f;
}

void CellLawTest::findsTheLawOfADevice() {
    QFETCH(QString, device);
    QFETCH(float, tolerance);
    Cells cells(device.toStdString());
    QVERIFY(!cells.law.isKnown());
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        cells.learn(seed);
    }
    QVERIFY(cells.law.isKnown());

    const DeviceInfo& info = deviceInfo(device.toStdString());
    const std::optional<WeightLaw> exact = weightLaw(info, kLawInputs);
    const Vector at = Vector::LinSpaced(101, cells.law.minimum(), cells.law.maximum());
    Vector value(at.size());
    Vector slope(at.size());
    Vector wanted = at;
    const auto span = std::span(at.data(), static_cast<std::size_t>(at.size()));
    cells.law.evaluate(span, value.data(), slope.data());
    if (exact) {
        (*exact)(span, wanted.data());
    }
    const float height = wanted.maxCoeff() - wanted.minCoeff();
    QVERIFY((value - wanted).cwiseAbs().maxCoeff() < tolerance * height);

    // Slopes by central differences of what it found.
    constexpr float kStep = 1e-3f;
    Vector up(at.size());
    Vector down(at.size());
    Vector unused(at.size());
    const Vector above = at.array() + kStep;
    const Vector below = at.array() - kStep;
    cells.law.evaluate({above.data(), span.size()}, up.data(), unused.data());
    cells.law.evaluate({below.data(), span.size()}, down.data(), unused.data());
    QVERIFY(((up - down) / (2 * kStep) - slope).cwiseAbs().maxCoeff() < 1e-2f * height);
}

void CellLawTest::goesOnInStraightLines() {
    Cells cells("matvec");
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        cells.learn(seed);
    }
    const std::array<float, 2> far = {3 * cells.law.maximum(), 3 * cells.law.minimum()};
    std::array<float, 2> value{};
    std::array<float, 2> slope{};
    cells.law.evaluate(far, value.data(), slope.data());
    for (std::size_t i = 0; i < far.size(); ++i) {
        QVERIFY(std::abs(value[i] - far[i]) < 0.02f * std::abs(far[i]));
        QVERIFY(std::abs(slope[i] - 1) < 0.02f);
    }
}

void CellLawTest::isAsItWasAfterItsState() {
    Cells cells("slm");
    cells.learn(1);
    StateFields saved;
    cells.law.listState(saved);
    const StateArrays state = saved.save();
    cells.learn(2);
    const float at = 1;
    float once = 0;
    float slope = 0;
    cells.law.evaluate({&at, 1}, &once, &slope);

    Cells other("slm");
    StateFields restored;
    other.law.listState(restored);
    restored.restore(state);
    other.learn(2);
    float again = 0;
    other.law.evaluate({&at, 1}, &again, &slope);
    QCOMPARE(again, once);
}

// All weights become half as large, as when a lamp ages.
void CellLawTest::forgetsWhatNoLongerHolds() {
    const auto errorAfterChange = [](std::optional<double> forgetting) {
        Cells cells("slm");
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            cells.learn(seed, 1, forgetting);
        }
        const float before = cells.weightAt(0);
        for (std::uint64_t seed = 41; seed <= 44; ++seed) {
            cells.learn(seed, 0.5f, forgetting);
        }
        return std::abs(cells.weightAt(0) / before - 0.5f);
    };
    QVERIFY(errorAfterChange({}) < 0.05f);
    QVERIFY(errorAfterChange(0.98) > 0.3f);
    QVERIFY(errorAfterChange(0.01) < 0.05f);
}

}  // namespace obscura

GUILESS_TEST(obscura::CellLawTest)
#include "CellLawTest.moc"
