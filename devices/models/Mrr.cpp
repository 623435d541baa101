// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/ElementwiseMatrixDevice.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/RingLaw.h"

#include <numbers>

namespace obscura {

namespace {

/// A bank of microring resonators, one for each weight. Light of input j passes ring (i, j), whose
/// round-trip phase φ_ij (rad) sets how much of it stays in the bus: the weight is A_ij = 2t(φ_ij)
/// − 1 with the transmission t of RingLaw. Source: arXiv:2509.15113, section 4.
class Mrr final : public ElementwiseMatrixDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        ParameterLayout layout = matrixLayout(inputs, outputs);
        describePhases(layout, "φ");
        // The rings of one output stand along its waveguide.
        layout.panels.assign(static_cast<std::size_t>(outputs), {1, inputs});
        layout.step = 1e-2f;
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            drawUniform(seed, 0.01f, std::numbers::pi_v<float> / 4, omega);
        };
        return layout;
    }

    Mrr(Index inputs, Index outputs, const RingLaw& law)
        : ElementwiseMatrixDevice(inputs, outputs, makeLayout(inputs, outputs)), m_law(law) {}

protected:
    void transfer(std::span<const float> omega, float* a) const override {
        m_law.weights(omega, a);
    }

    void slope(std::span<const float> omega, float* slope) const override {
        for (std::size_t i = 0; i < omega.size(); ++i) {
            slope[i] = m_law.slope(omega[i]);
        }
    }

private:
    RingLaw m_law;
};

RingLaw ringLaw(const Options& options) {
    return {numberIn<float>(options, "a"), numberIn<float>(options, "r")};
}

PictureHints picture() {
    PictureHints hints = matrixPicture();
    hints.weightMap = {.title = "Weight of each ring", .symbol = "2t − 1"};
    hints.weightCurve = {
        .title = "Resonance of a ring",
        .help =
            "A ring's weight 2t − 1 over its round-trip phase φ, with the amplitude "
            "transmission t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ)). Each dot is a "
            "ring at work: near resonance (φ = 0) the weight is steep in φ, far from it flat."};
    return hints;
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
        .hasCells = true,
        // Thermo-optic phase shifters settle in some 10 µs and take 10 mW each (W. Bogaerts et al.,
        // "Programmable photonic circuits", Nature 586, 207 (2020)): 330 W for the 32,768 of a
        // 256 × 128 bank. Inputs and
        // detectors at an assumed 1 MHz.
        .costs = {.secondsPerProgramming = 1e-5,
                  .secondsPerQuery = 1e-6,
                  .joulesPerProgramming = 3.3e-3,
                  .joulesPerQuery = 3.3e-4},
        .costBasis =
            "heaters that settle in 10 µs and take 10 mW each, 32\u202f768 in a bank from 256 to "
            "128; "
            "detectors at 1 MHz",
        .layout = [](Index inputs, Index outputs,
                     const Options&) { return Mrr::makeLayout(inputs, outputs); },
        .create =
            [](Index inputs, Index outputs, const Options& options) {
                return std::make_unique<Mrr>(inputs, outputs, ringLaw(options));
            },
        .weightLaw = [](Index, const Options& options) -> WeightLaw {
            return [law = ringLaw(options)](std::span<const float> omega, float* weights) {
                law.weights(omega, weights);
            };
        },
        .picture = picture()};
}

}  // namespace obscura
