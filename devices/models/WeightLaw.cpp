// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/WeightLaw.h"

#include "devices/models/RingLaw.h"
#include "devices/simd/Kernels.h"

#include <cmath>

namespace obscura {

std::optional<WeightLaw> weightLaw(std::string_view id, Index inputs, const Options& options) {
    if (id == "slm") {
        const float scale = 1 / std::sqrt(static_cast<float>(inputs));
        return [scale](std::span<const float> omega, float* weights) {
            simd::kernels().cosine(omega.data(), scale, weights, omega.size());
        };
    }
    if (id == "mrr") {
        return [law = RingLaw::of(options)](std::span<const float> omega, float* weights) {
            law.weights(omega, weights);
        };
    }
    return std::nullopt;
}

}  // namespace obscura
