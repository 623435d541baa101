// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/ElementwiseMatrixDevice.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/simd/Kernels.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

/// A spatial light modulator as a matrix of phases φ (rad): input j lights column j of pixels, row
/// i is gathered on detector i, and homodyne detection reads the real part of the field,
///
///     A_ij = cos(φ_ij) / √n.
///
/// Source: arXiv:2509.15113, section 4. Error of the simulated cosine: 4e-7 for any φ.
class Slm final : public ElementwiseMatrixDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        ParameterLayout layout = matrixLayout(inputs, outputs);
        describePhases(layout, "φ");
        layout.panels = {{outputs, inputs}};
        layout.step = 1e-2f;
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            constexpr float kQuarterTurn = std::numbers::pi_v<float> / 2;
            drawUniform(seed, kQuarterTurn - 0.1f, kQuarterTurn + 0.1f, omega);
        };
        return layout;
    }

    Slm(Index inputs, Index outputs)
        : ElementwiseMatrixDevice(inputs, outputs, makeLayout(inputs, outputs)),
          m_scale(scale(inputs)) {}

    /// 1/√n, the largest weight.
    static float scale(Index inputs) { return 1 / std::sqrt(static_cast<float>(inputs)); }

protected:
    void transfer(std::span<const float> omega, float* a) const override {
        simd::kernels().cosine(omega.data(), m_scale, a, omega.size());
    }
    void slope(std::span<const float> omega, float* slope) const override {
        simd::kernels().sine(omega.data(), -m_scale, slope, omega.size());
    }

private:
    float m_scale;
};

PictureHints picture() {
    PictureHints hints = matrixPicture("Phase of each pixel");
    hints.weightCurve = {.title = "Weight of a pixel",
                         .help =
                             "A pixel's weight cos(φ)/√n over its phase φ. Each dot is a pixel "
                             "at work."};
    return hints;
}

}  // namespace

DeviceInfo slmInfo() {
    return {.id = "slm",
            .title = "Spatial light modulator",
            .description =
                "A screen of liquid-crystal pixels, each of which delays the light that passes "
                "it. Every input lights one column of pixels and every output gathers one row, so "
                "that each pixel's phase sets one weight between −1/√n and 1/√n.",
            .equation = "A = cos(φ)/√n",
            .options = {},
            .hasCells = true,
            // A phase modulator refreshed at 60 Hz, as the HOLOEYE PLUTO-2.1; panel and driver are
            // assumed to take 10 W. Inputs by a mirror array at 10 kHz (TI DLP7000: up to 32 kHz),
            // assumed to take 1 W with the detectors.
            .costs = {.secondsPerProgramming = 0.0167,
                      .secondsPerQuery = 1e-4,
                      .joulesPerProgramming = 0.167,
                      .joulesPerQuery = 1e-4},
            .costBasis = "a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W",
            .layout = [](Index inputs, Index outputs,
                         const Options&) { return Slm::makeLayout(inputs, outputs); },
            .create = [](Index inputs, Index outputs,
                         const Options&) { return std::make_unique<Slm>(inputs, outputs); },
            .weightLaw = [](Index inputs, const Options&) -> WeightLaw {
                return [scale = Slm::scale(inputs)](std::span<const float> omega, float* weights) {
                    simd::kernels().cosine(omega.data(), scale, weights, omega.size());
                };
            },
            .picture = picture()};
}

}  // namespace obscura
