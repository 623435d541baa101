// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Device.h"

#include "devices/Checks.h"
#include "devices/Stop.h"
#include "devices/SweepScore.h"

namespace obscura {

void Device::sweep(const Sweep& request, MatrixRef scores) {
    checkSweep(*this, request, scores);
    Vector u(layout().count);
    Matrix y(request.x.rows(), outputs());
    for (Index k = 0; k < request.probes; ++k) {
        if (request.stop.stop_requested()) {
            throw SweepStopped(k);
        }
        request.directions.fill(k, 0, {u.data(), static_cast<std::size_t>(u.size())});
        try {
            program(request.omega + request.step * u);
            query(request.x, y);
        } catch (const SweepStopped&) {
            throw;
        } catch (const Stopped&) {
            // Hardware is left while it works.
            throw SweepStopped(k);
        }
        scoreProbe(request, layout().groups, k, y, scores);
    }
}

void Device::sweepAndCombine(const Sweep& request, VectorRef sum) {
    Matrix scores(request.probes, request.byGroup ? layout().groups.count() : 1);
    sweep(request, scores);
    combineDirections(request.directions, scores, layout().groups, sum, request.stop);
}

}  // namespace obscura
