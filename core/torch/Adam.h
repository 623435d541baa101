// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Optimizer.h"
#include "devices/Types.h"

#include <cstdint>
#include <string>
#include <vector>
#include "core/torch/Torch.h"

namespace obscura {

/// Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8: the
/// numbers of torch::optim::Adam, in one pass over the parameters, divided among the devices'
/// threads.
class Adam final : public Optimizer {
public:
    /// With a `weightDecay` λ that isn't 0, weights shrink by λ times the rate each step, apart
    /// from that (AdamW; Loshchilov and Hutter, arXiv:1711.05101).
    explicit Adam(const std::vector<torch::Tensor>& parameters, double weightDecay = 0);

    void forgetGradients() override;
    void step(double rate) override;
    /// The moments and the number of steps.
    void listState(StateFields& fields, const std::vector<std::string>& names) override;

private:
    struct State {
        torch::Tensor parameter;
        Vector first;   ///< m, mean of the gradient
        Vector second;  ///< v, mean of its square
    };
    struct Piece {
        std::size_t state;
        Index first;
        Index count;
    };

    double m_weightDecay;
    std::vector<State> m_states;
    std::vector<Piece> m_pieces;
    std::int64_t m_steps = 0;
};

}  // namespace obscura
