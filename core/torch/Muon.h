// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Adam.h"
#include "core/torch/Sgd.h"

#include <memory>

namespace obscura {

/// U Vᵀ of `x` = U Σ Vᵀ, about: five steps of X ← a X + (b X Xᵀ + c (X Xᵀ)²) X from X/‖X‖_F, whose
/// singular values end between 0.7 and 1.2 (Jordan et al. 2024, "Muon: an optimizer for hidden
/// layers in neural networks").
torch::Tensor orthogonalized(const torch::Tensor& x);

/// Momentum whose direction is made orthogonal, for each parameter that is a matrix [m, n] and no
/// table: w ← (1 − η λ) w − η · 0.2 √max(m, n) · orthogonalized(g + β v). The factor gives steps
/// of AdamW's size (Liu et al., arXiv:2502.16982, eq. 4), which moves all other parameters.
class Muon final : public Optimizer {
public:
    Muon(const OptimizerSettings& settings, const std::vector<torch::Tensor>& parameters,
         const std::vector<bool>& areTables);

    void forgetGradients() override;
    void step(double rate) override;
    void listState(StateFields& fields, const std::vector<std::string>& names) override;

private:
    struct Weight {
        std::size_t number;  ///< among the parameters
        torch::Tensor parameter;
        Vector velocity;  ///< v
    };

    OptimizerSettings m_settings;
    std::vector<Weight> m_matrices;
    std::vector<std::size_t> m_others;  ///< numbers of those that AdamW moves
    std::unique_ptr<Adam> m_adam;
};

}  // namespace obscura
