// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/ForwardModel.h"
#include "core/blackbox/forward/Replay.h"
#include "core/blackbox/forward/SmallNetwork.h"
#include "core/settings/Settings.h"

namespace obscura {

/// The neural twin (METHOD 7; arXiv:2501.07991): a small network x, h ↦ y that learns from what the
/// device answered, of which it keeps a Replay. Training batches are sent at h = ω + μu with signs
/// u drawn anew for each, so that the answers tell of ∂y/∂ω; gradients are the network's at h.
///
/// It sees how far each parameter is from the start, a periodic one as cosine and sine, and inputs
/// and answers in parts of their spread in the first batch. It serves devices of up to some dozen
/// parameters: a batch is answered at one setting, and tells of one direction of ω alone.
class NeuralTwin final : public ForwardModel {
public:
    /// For a device like `device` with `omega` [d] at the start.
    NeuralTwin(const EstimatorSettings& settings, const Device& device, const Vector& omega,
               std::uint64_t seed);

    Vector setting(const Vector& omega, std::uint64_t seed) override;
    bool perturbs() const override { return true; }
    void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
               const NoiseLevel& noise) override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    void change(const EstimatorSettings& settings) override;
    Matrix transferMatrix(const Vector& omega) const override;
    void listState(StateFields& fields) override;

private:
    void practise(const Replay::Rows& rows);
    Matrix see(ConstMatrixRef held, ConstMatrixRef x) const;
    Matrix scaled(ConstMatrixRef y) const;
    void chooseScales(ConstMatrixRef x, ConstMatrixRef y);
    Matrix pullBack(ConstMatrixRef g) const;

    EstimatorSettings m_settings;
    const ParameterLayout m_layout;
    Vector m_start;   ///< [d] ω
    float m_perUnit;  ///< what a unit of ω is in the network's eyes
    Replay m_replay;
    SmallNetwork m_network;
    Vector m_inputMean;       ///< [n] of the first batch, or empty
    Vector m_answerMean;      ///< [m]
    float m_inputSpread = 1;  ///< rms distance from that
    float m_answerSpread = 1;

    // Of the batch sent last.
    std::uint64_t m_seed = 0;
    Vector m_held;              ///< h [d], as it was written
    SmallNetwork::Pass m_pass;  ///< of it
};

}  // namespace obscura
