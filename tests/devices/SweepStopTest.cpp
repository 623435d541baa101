// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Stop.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"
#include "devices/MeteredDevice.h"
#include "devices/Threads.h"

namespace obscura {

namespace {

/// Asks for the end when the direction numbered `at` is first wanted.
class StoppingDirections final : public Directions {
public:
    explicit StoppingDirections(Index at) : m_at(at) {}
    std::stop_token token() const { return m_source.get_token(); }
    void fill(Index probe, Index first, std::span<float> u) const override {
        if (probe == m_at) {
            m_source.request_stop();
        }
        m_directions.fill(probe, first, u);
    }

private:
    GaussianDirections m_directions{1};
    Index m_at;
    mutable std::stop_source m_source;
};

constexpr Index kLongInputs = 16;
constexpr Index kLongOutputs = 9;
constexpr Index kBatch = 3;
constexpr Index kLongProbes = 1000;

}  // namespace

/// Every device ends its sweep soon after it is asked to, and the ledger counts what was made.
class SweepStopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSweepEndsWhenAsked_data() {
        QTest::addColumn<std::string>("device");
        QTest::addColumn<bool>("combines");
        QTest::addColumn<double>("readNoise");
        QTest::addColumn<int>("bits");
        for (const DeviceInfo& info : deviceRegistry()) {
            for (const bool combines : {false, true}) {
                const char* what = combines ? "gradient" : "scores";
                QTest::addRow("%s %s", info.id.c_str(), what) << info.id << combines << 0.0 << 0;
                QTest::addRow("%s noisy %s", info.id.c_str(), what)
                    << info.id << combines << 0.01 << 0;
                QTest::addRow("%s quantized %s", info.id.c_str(), what)
                    << info.id << combines << 0.0 << 8;
            }
        }
    }
    void aSweepEndsWhenAsked() {
        QFETCH(std::string, device);
        QFETCH(bool, combines);
        QFETCH(double, readNoise);
        QFETCH(int, bits);
        std::unique_ptr<Device> ideal;
        try {
            ideal = createDevice(device, kLongInputs, kLongOutputs, {});
        } catch (const UserError&) {
            ideal = createDevice(device, kLongInputs, kLongInputs, {});
        }
        const Index m = ideal->outputs();
        const Vector omega = ideal->layout().initial(1);
        ImperfectionSettings imperfections;
        imperfections.readNoise = static_cast<float>(readNoise);
        imperfections.parameterBits = bits;
        imperfections.parameterLimit = bits > 0 ? 4 : 0;
        MeteredDevice metered(withImperfections(std::move(ideal), imperfections, {}, 1));
        metered.setPurpose(Purpose::Gradient);
        metered.program(omega);
        const Matrix x = randomMatrix(kBatch, kLongInputs, 2);
        Matrix y(kBatch, m);
        metered.query(x, y);
        const Usage before = metered.ledger()[Purpose::Gradient];
        const Matrix weights = randomMatrix(kBatch, m, 3);
        const StoppingDirections directions(5);
        const Sweep sweep{.omega = omega,
                          .step = 0.01f,
                          .directions = directions,
                          .probes = kLongProbes,
                          .x = x,
                          .baseline = y,
                          .weights = weights,
                          .byGroup = false,
                          .stop = directions.token()};
        Index made = -1;
        try {
            if (combines) {
                Vector sum(omega.size());
                metered.sweepAndCombine(sweep, sum);
            } else {
                Matrix scores(kLongProbes, 1);
                metered.sweep(sweep, scores);
            }
        } catch (const SweepStopped& stopped) {
            made = stopped.probes();
        }
        QVERIFY2(made >= 0 && made < kLongProbes, qPrintable(QString::number(made)));
        const Usage after = metered.ledger()[Purpose::Gradient];
        QCOMPARE(after.programmings - before.programmings, made);
        QCOMPARE(after.queries - before.queries, made * kBatch);
        // And it can be used as before.
        metered.program(omega);
        metered.query(x, y);
    }

    void combiningEndsWhenAsked() {
        std::stop_source source;
        source.request_stop();
        Vector sum(5);
        QVERIFY_EXCEPTION_THROWN(combineDirections(GaussianDirections(1), Matrix::Ones(4, 1), {},
                                                   sum, source.get_token()),
                                 SweepStopped);
    }

private:
    ThreadPool m_alone{1};
    const UseThreads m_use{m_alone};
};

}  // namespace obscura

GUILESS_TEST(obscura::SweepStopTest)
#include "SweepStopTest.moc"
