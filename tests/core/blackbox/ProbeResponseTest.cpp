// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ProbeResponse.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <cmath>

namespace obscura {

class ProbeResponseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // y_i = Σ_j ω_ij x_j moves by μ Σ_j ±x_j: μ‖x‖ in the mean square over signs.
    void anIdealMatrixMovesByTheInputsNorm() {
        constexpr Index kInputs = 8;
        constexpr Index kOutputs = 2000;
        constexpr double kStep = 0.25;
        const auto model = createDevice("matvec", kInputs, kOutputs);
        const Vector x = randomMatrix(kInputs, 1, 1);
        const double response = probeResponse(*model, model->layout().initial(1), x, kStep, 7);
        const double expected = kStep * static_cast<double>(x.norm());
        QVERIFY2(std::abs(response / expected - 1) < 0.05,
                 qPrintable(QStringLiteral("%1, expected %2").arg(response).arg(expected)));
    }

    void theModelsOwnNoiseIsNoResponse() {
        const auto model = createDevice("crossbar", 8, 500, {{"read_noise", 0.2}});
        const Vector omega = model->layout().initial(1);
        const Vector x = randomMatrix(8, 1, 1);
        const double noise = std::sqrt(2) * 0.2 * static_cast<double>(x.norm());
        QVERIFY(probeResponse(*model, omega, x, 1e-5, 7) < noise / 2);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::ProbeResponseTest)
#include "ProbeResponseTest.moc"
