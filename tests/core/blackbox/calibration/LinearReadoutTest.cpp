// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/LinearReadout.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>

namespace obscura {

namespace {

constexpr Index kLightNumbers = 6;
constexpr Index kReadOutputs = 3;
constexpr Index kReadBatch = 4;
constexpr Index kReadMemory = 20;
/// The ridge takes a hundredth; the rest is that random numbers aren't quite uncorrelated.
constexpr float kReadTolerance = 0.02f;

/// So many batches of pairs y = R z from `seed` on.
void teach(LinearReadout& readout, const Matrix& r, Index batches, std::uint64_t seed) {
    for (Index k = 0; k < batches; ++k) {
        const Matrix z =
            randomMatrix(kReadBatch, kLightNumbers, seed + static_cast<std::uint64_t>(k));
        readout.add(z, z * r.transpose());
    }
    readout.solve();
}

}  // namespace

class LinearReadoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheMatrix();
    void forgetsWhatIsLongAgo();
};

void LinearReadoutTest::findsTheMatrix() {
    const Matrix r = randomMatrix(kReadOutputs, kLightNumbers, 1);
    LinearReadout readout(kLightNumbers, kReadOutputs, kReadMemory);
    QVERIFY(readout.matrix().isZero());
    teach(readout, r, 2 * kReadMemory, 100);
    QVERIFY((readout.matrix() - r).norm() < kReadTolerance * r.norm());
}

void LinearReadoutTest::forgetsWhatIsLongAgo() {
    const Matrix r = randomMatrix(kReadOutputs, kLightNumbers, 1);
    LinearReadout readout(kLightNumbers, kReadOutputs, kReadMemory);
    teach(readout, randomMatrix(kReadOutputs, kLightNumbers, 2), 2 * kReadMemory, 100);
    teach(readout, r, kReadMemory, 200);
    QVERIFY((readout.matrix() - r).norm() > kReadTolerance * r.norm());
    teach(readout, r, 5 * kReadMemory, 300);
    QVERIFY((readout.matrix() - r).norm() < kReadTolerance * r.norm());
}

}  // namespace obscura

GUILESS_TEST(obscura::LinearReadoutTest)
#include "LinearReadoutTest.moc"
