// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/ElementwiseMatrixDevice.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/simd/Kernels.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

/// A bank of microring resonators, one for each weight. Light of input j passes ring (i, j), whose
/// round-trip phase φ (rad) sets how much of it stays in the bus. With round-trip amplitude a and
/// self-coupling r the amplitude transmission is
///
///     t(φ) = √((a² + r² − 2ra cos φ) / (1 + r²a² − 2ra cos φ)),
///
/// and balanced detection makes it the weight A_ij = 2t(φ_ij) − 1.
/// Source: W. Bogaerts et al., "Silicon microring resonators", Laser Photonics Rev. 6, 47 (2012),
/// eq. 1 (its square root: amplitude), as used by arXiv:2509.15113, section 4.
class Mrr final : public ElementwiseMatrixDevice {
public:
    Mrr(Index inputs, Index outputs, float a, float r)
        : ElementwiseMatrixDevice(inputs, outputs, makeLayout(inputs, outputs)),
          m_p((a - r) * (a - r)),
          m_q((1 - r * a) * (1 - r * a)),
          m_k(4 * r * a) {}

protected:
    void transfer(std::span<const float> omega, float* a) const override {
        simd::kernels().ringWeight(omega.data(), m_p, m_q, m_k, a, omega.size());
    }

    // With c = k sin²(φ/2) and t² = (p+c)/(q+c): A′ = 2t′ = (q−p)/(q+c)² · (k/2) sin φ / t.
    void slope(std::span<const float> omega, float* slope) const override {
        for (std::size_t i = 0; i < omega.size(); ++i) {
            const float s = std::sin(omega[i] / 2);
            const float c = m_k * s * s;
            const float t = std::sqrt((m_p + c) / (m_q + c));
            const float rise =
                (m_q - m_p) / ((m_q + c) * (m_q + c)) * (m_k / 2) * std::sin(omega[i]);
            // At a = r the transmission touches 0 at resonance, with a kink.
            slope[i] = t > 0 ? rise / t : 0.0f;
        }
    }

private:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        ParameterLayout layout = matrixLayout(inputs, outputs);
        describePhases(layout, "φ");
        layout.step = 1e-2f;
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            drawUniform(seed, 0.01f, std::numbers::pi_v<float> / 4, omega);
        };
        return layout;
    }

    // 1 − cos φ = 2 sin²(φ/2) spares the equation the difference of nearly equal numbers at
    // resonance.
    float m_p;  ///< (a − r)²
    float m_q;  ///< (1 − ra)²
    float m_k;  ///< 4ra
};

float number(const Options& options, const char* name) {
    return static_cast<float>(std::get<double>(options.at(name)));
}

}  // namespace

DeviceInfo mrrInfo() {
    return {
        .id = "mrr",
        .title = "Microring bank",
        .description =
            "Tiny ring resonators beside a waveguide, one for each weight. A heater tunes a "
            "ring's round-trip phase: at resonance it takes light out of the waveguide, off "
            "resonance the light passes. Weights are steep near resonance and flat elsewhere.",
        .equation = "A = 2t − 1,  t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ))",
        .options = {{.name = "a",
                     .title = "Round-trip amplitude a",
                     .help = "What is left of the field after one turn; 1 is a ring without loss.",
                     .initial = 0.8,
                     .minimum = 0.01,
                     .maximum = 0.999},
                    {.name = "r",
                     .title = "Self-coupling r",
                     .help = "The part of the field that stays in the waveguide at the coupler.",
                     .initial = 0.9,
                     .minimum = 0.01,
                     .maximum = 0.999}},
        .create = [](Index inputs, Index outputs, const Options& options) {
            return std::make_unique<Mrr>(inputs, outputs, number(options, "a"),
                                         number(options, "r"));
        }};
}

}  // namespace obscura
