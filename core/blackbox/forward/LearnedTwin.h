// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/ForwardModel.h"

#include <memory>

namespace obscura {

/// The learned twin (METHOD 7): the device's ideal model f̃ with an unknown offset ε for each
/// parameter, f ≈ f̃_{ω+ε}, which the answers of the forward pass fit,
///
///     ε ← Adam(∇_ε ‖f̃_{ω+ε}(X) − Y‖²/‖Y‖²),
///
/// by the model's own adjoint. Gradients are those of the model at ω + ε.
class LearnedTwin final : public ForwardModel {
public:
    /// `model` is a simulation of the device as it should be.
    explicit LearnedTwin(std::unique_ptr<Device> model);

    Vector setting(const Vector& omega, std::uint64_t seed) override;
    bool perturbs() const override { return false; }
    void learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
               const NoiseLevel& noise) override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    void follow(const Vector& before, const Vector& after) override;
    void change(const EstimatorSettings& settings) override;
    Matrix transferMatrix(const Vector& omega) const override;
    void listState(StateFields& fields) override;

    /// ε [d]
    const Vector& deviations() const { return m_deviations; }
    /// ‖f̃(X) − Y‖²/‖Y‖² of the batch learned last.
    double misfit() const { return m_misfit; }

private:
    void descend(const Vector& gradient);

    std::unique_ptr<Device> m_model;
    Vector m_deviations;  ///< ε [d]
    Vector m_mean;        ///< Adam's moments [d]
    Vector m_square;
    std::int64_t m_steps = 0;
    double m_misfit = 0;
};

}  // namespace obscura
