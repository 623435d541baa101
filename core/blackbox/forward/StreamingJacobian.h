// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/CellLaw.h"
#include "core/blackbox/forward/CellResponse.h"
#include "core/blackbox/forward/ForwardModel.h"
#include "core/settings/Settings.h"

#include <optional>

namespace obscura {

class Whitening;

/// The streaming Jacobian (METHOD 7), for a device each of whose weights has cells of its own: the
/// answers Y [B, m] to the batch X [B, n] at the setting h = ω + μu tell of the weights and of
/// their slopes ∂A_ij/∂ω_icj,
///
///     Â(h) = f̂(h) + D + Ĵ∘δ,   δ = h − ω                  law, what deviates from it, own slopes
///     R = Y − X Â(h)ᵀ                                      what they don't explain
///     T = RᵀK,  K = (XXᵀ + λI)⁻¹X,  λ = σ²/p               smallest change that does, believed as
///                                                          far as read noise σ allows
///     D ← D + αT,   Ĵ ← Ĵ + (1−α) δ∘T/mean(δ²)             random signs u keep the two apart
///
/// with p, the mean squared error of a weight, found from R (Whitening). The law f̂ (CellLaw) is
/// that of alike cells; it needs no perturbation, so that μ = 0 unless it is asked for or the law
/// doesn't fit. Without it f̂ = 0 and D is the whole matrix. Gradients are those of the device as it
/// held h: ∂L/∂ω = (GᵀX)∘∂Â/∂ω with ∂Â/∂ω = f̂′(h) + Ĵ, and ∂L/∂X = G Â(h).
///
/// Where its predictions grow worse than none, D and Ĵ begin anew, and 1 − α is quartered.
class StreamingJacobian final : public ForwardModel {
public:
    /// For a device like `device` with `omega` [d] at the start. Precondition:
    /// layout.cells.any(); checkMethod() accepts the settings.
    StreamingJacobian(const EstimatorSettings& settings, const Device& device, const Vector& omega);

    Vector setting(const Vector& omega, std::uint64_t seed) override;
    bool perturbs() const override { return m_step > 0; }
    void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
               const NoiseLevel& noise) override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    void follow(const Vector& before, const Vector& after) override;
    void change(const EstimatorSettings& settings) override;
    Matrix transferMatrix(const Vector& omega) const override;
    LearnedNumbers learned() const override;
    void listState(StateFields& fields) override;

    const CellLaw* law() const override { return m_law ? &*m_law : nullptr; }
    LearningSigns signs() const override;

private:
    void addLaw(const Vector& held, Matrix& weights, Vector& slopes) const;
    void lookAtResponse();
    void addOwnSlopes();
    void addMoved(const Vector& slopes, const Vector& moves, Matrix& weights) const;
    void tellPerturbation(const Matrix& x, float power);
    Vector byCell(const Matrix& byWeight) const;
    void learnLaw(const Whitening& batch, const Matrix& answers, float variance);
    void learnWeights(const Whitening& batch, const Matrix& answers, float variance);
    void learnError(const Whitening& batch, double innovation, double noise);
    void learnOwnSlopes(const Matrix& change);
    bool hasDiverged(double missed, double power, double noise);
    void restart();
    float gain() const;
    float mostSlope() const;
    bool lawFits() const;
    bool needsMore(float noise) const;
    void chooseStep(float moved);

    EstimatorSettings m_settings;
    const ParameterLayout m_layout;
    Index m_inputs;
    Index m_outputs;
    std::optional<CellLaw> m_law;
    std::optional<CellResponse> m_response;  ///< beside a law, where each weight has one cell
    std::uint64_t m_lawSteps = 0;            ///< since the law began
    double m_lawNoise = 0;                   ///< share of read noise in what it learned from last
    float m_step = 0;                        ///< μ
    float m_moved = 0;                       ///< the optimizer's last step, root mean square
    Matrix m_deviations;                     ///< D [m, n]
    Vector m_ownSlopes;   ///< Ĵ [d], beside the law's; empty where nothing perturbs
    double m_error = 0;   ///< p; 0: not known so far
    double m_misfit = 0;  ///< ‖R‖²/‖Y‖², whitened and beside noise, over some steps
    double m_perturbation = LearningSigns::kUnknown;  ///< ‖X((∂Â/∂ω)∘δ)ᵀ‖²/‖Y‖²
    Index m_learned = 0;                              ///< steps since it began, or began anew
    Index m_restarts = 0;
    std::uint64_t m_steps = 0;

    // Of the batch learned last.
    Vector m_held;     ///< h [d], as it was written
    Vector m_change;   ///< δ [d]
    Matrix m_weights;  ///< Â(h) [m, n]
    Vector m_slopes;   ///< [d]
};

}  // namespace obscura
