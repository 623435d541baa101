// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ProbeResponse.h"

#include "core/blackbox/StepSize.h"
#include "devices/Sweep.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Directions that tell the response well enough: with 128 outputs to a few percent.
constexpr Index kProbes = 4;

}  // namespace

double probeResponse(Device& model, const Vector& omega, const Vector& x, double step,
                     std::uint64_t seed) {
    Matrix still(1, model.outputs());
    Matrix moved(1, model.outputs());
    Vector u(omega.size());
    model.program(omega);
    model.query(x.transpose(), still);
    // Both readings carry the noise.
    const double variance = readingVariance(model.noiseLevel(), still);
    const RademacherDirections directions(seed);
    double sum = 0;
    for (Index probe = 0; probe < kProbes; ++probe) {
        directions.fill(probe, 0, {u.data(), static_cast<std::size_t>(u.size())});
        model.program(omega + static_cast<float>(step) * u);
        model.query(x.transpose(), moved);
        sum += meanSquare(moved - still) - 2 * variance;
    }
    return std::sqrt(std::max(sum, 0.0) / static_cast<double>(kProbes));
}

}  // namespace obscura
