// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/ForwardModel.h"
#include "core/blackbox/forward/Twin.h"
#include "core/settings/Settings.h"

namespace obscura {

/// The learned twin (METHOD 7): a Twin of the device that the answers of the forward pass fit, one
/// step for each batch. Gradients are those of the twin. It learns the offsets of ω alone: batches
/// at settings that move slowly are also explained by flaws that are none, so that these are what a
/// calibration has found, or none.
class LearnedTwin final : public ForwardModel {
public:
    LearnedTwin(const BlackBoxSettings& settings, Index inputs);

    /// Calibrates the twin, or begins with what a calibration has found, where the settings ask for
    /// that.
    void prepare(Device& device, std::uint64_t seed, const std::stop_token& stop) override;
    Vector setting(const Vector& omega, std::uint64_t seed) override;
    bool perturbs() const override { return false; }
    void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
               const NoiseLevel& noise) override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    Matrix transferMatrix(const Vector& omega) const override;
    LearnedNumbers learned() const override;
    void listState(StateFields& fields) override;

    LearningSigns signs() const override { return {.misfit = m_misfit}; }
    const Twin& twin() const { return m_twin; }

private:
    BlackBoxSettings m_settings;
    mutable Twin m_twin;  ///< holds whatever setting was asked of it last
    double m_misfit = 0;
};

}  // namespace obscura
