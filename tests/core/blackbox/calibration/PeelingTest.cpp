// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/Peeling.h"

#include "TestProgram.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/PlacedBox.h"
#include "core/blackbox/calibration/Calibration.h"
#include "devices/DeviceRegistry.h"
#include "devices/ImperfectDevice.h"
#include "devices/MeteredDevice.h"
#include "devices/Stop.h"

#include <QtTest>
#include <cmath>
#include <vector>

namespace obscura {

namespace {

constexpr Index kPeeledRails = 16;
constexpr float kPeeledSpread = 1;  ///< rad, of the phases: the design tells nothing of the answers
constexpr float kPeeledNoise = 0.05f;
constexpr std::uint64_t kPeelingSeed = 3;

/// A mesh by itself, of which one piece is at hand.
class PeelingBench {
public:
    explicit PeelingBench(const char* device = "mzi") {
        m_box.settings.device = device;
        m_box.settings.outputs = kPeeledRails;
        m_box.settings.imperfections.fabricationSpread = kPeeledSpread;
        m_box.settings.imperfections.readNoise = kPeeledNoise;
        m_device = std::make_unique<MeteredDevice>(
            createHardware(m_box.settings, m_box.inputs, m_box.seed), m_box.settings.costs);
        m_device->setPurpose(Purpose::Calibration);
        m_device->imperfections()->setActive(m_box.settings.imperfections.activeIn(true));
    }

    const BlackBoxSettings& settings() const { return m_box.settings; }
    MeteredDevice& device() { return *m_device; }
    Usage usage() const { return m_device->ledger().total(); }

    /// found − true [d], the shorter way round.
    Vector errors(const Vector& found) {
        const Vector omega = initialParameters(*m_device, m_box.seed);
        m_device->program(omega);
        const Vector truth = trueDeviations(m_box.settings, *m_device->imperfections(), omega);
        const Index d = m_device->layout().count;
        return m_device->layout().difference(truth.head(d), found.head(d));
    }

private:
    PlacedBox m_box{.block = {}, .settings = {}, .inputs = kPeeledRails, .seed = 5};
    std::unique_ptr<MeteredDevice> m_device;
};

constexpr PeelingSettings kPeeling{.queries = 6000, .noise = kPeeledNoise * kPeeledNoise};

float rmsOf(const Vector& v) {
    return v.norm() / std::sqrt(static_cast<float>(v.size()));
}

}  // namespace

class PeelingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsAllButTheLastColumnNear();
    void countsWhatItAsks();
    void findsNothingWithinTooFewQueries();
    void tellsHowFarItIsAndEndsWhenAsked();
    void isNotForDevicesWithoutColumns();
    void calibrationFindsWhatItCouldNotAlone();
};

// What the light passes last belongs to R as well.
void PeelingTest::bringsAllButTheLastColumnNear() {
    PeelingBench bench;
    Peeling peeling(bench.settings(), bench.device(), kPeeling, kPeelingSeed);
    QVERIFY(peeling.isPossible());
    const std::optional<Vector> found = peeling.run();
    QVERIFY(found);
    const Vector errors = bench.errors(*found);
    const std::vector<Index> columnOf = deviceColumns("mzi", kPeeledRails, kPeeledRails);
    std::vector<float> before;
    for (std::size_t i = 0; i < columnOf.size(); ++i) {
        if (columnOf[i] < kPeeledRails - 1) {
            before.push_back(errors[static_cast<Index>(i)]);
        }
    }
    const float left = rmsOf(Eigen::Map<Vector>(before.data(), static_cast<Index>(before.size())));
    QVERIFY2(left < 0.1f, qPrintable(QString::number(left)));
}

void PeelingTest::countsWhatItAsks() {
    PeelingBench bench;
    Peeling peeling(bench.settings(), bench.device(),
                    {.queries = 600, .noise = kPeeledNoise * kPeeledNoise}, kPeelingSeed);
    peeling.run();
    QVERIFY(peeling.queries() > 0);
    QVERIFY(peeling.queries() <= 600);
    QCOMPARE(bench.usage().queries, peeling.queries());
    QCOMPARE(bench.usage().programmings, peeling.programmings());
}

void PeelingTest::findsNothingWithinTooFewQueries() {
    PeelingBench bench;
    Peeling peeling(bench.settings(), bench.device(), {.queries = 100}, kPeelingSeed);
    QVERIFY(!peeling.run());
    QCOMPARE(peeling.queries(), std::int64_t{0});
}

void PeelingTest::tellsHowFarItIsAndEndsWhenAsked() {
    PeelingBench bench;
    std::stop_source source;
    int told = 0;
    double last = 0;
    const auto stopSoon = [&](double share, std::int64_t queries) {
        QVERIFY(share >= last && share <= 1);
        QVERIFY(queries > 0);
        last = share;
        if (++told == 3) {
            source.request_stop();
        }
    };
    Peeling peeling(bench.settings(), bench.device(), kPeeling, kPeelingSeed, stopSoon,
                    source.get_token());
    QVERIFY_EXCEPTION_THROWN(peeling.run(), Stopped);
    QCOMPARE(told, 3);
}

void PeelingTest::isNotForDevicesWithoutColumns() {
    PeelingBench bench("slm");
    const Peeling peeling(bench.settings(), bench.device(), kPeeling, kPeelingSeed);
    QVERIFY(!peeling.isPossible());
}

// Without its columns, fits from the design miss 1.7 times the power with as many queries.
void PeelingTest::calibrationFindsWhatItCouldNotAlone() {
    PeelingBench bench;
    bool hasPeeled = false;
    const auto watch = [&](const CalibrationProgress& now) {
        hasPeeled = hasPeeled || now.stage == CalibrationProgress::Stage::Peeling;
        QVERIFY(now.share >= 0 && now.share <= 1);
    };
    Calibrator calibrator(bench.settings(), bench.device(), {.queries = 4000, .inputs = 8},
                          kPeelingSeed, watch);
    const Calibration found = calibrator.run();
    QVERIFY(hasPeeled);
    QVERIFY(found.isGood);
    QVERIFY(found.queries <= 4000);
    QCOMPARE(bench.usage().queries, found.queries);
    QCOMPARE(bench.usage().programmings, found.programmings);
    const float left = rmsOf(bench.errors(found.deviations));
    QVERIFY2(left < 0.02f, qPrintable(QString::number(left)));
}

}  // namespace obscura

GUILESS_TEST(obscura::PeelingTest)
#include "PeelingTest.moc"
