// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <string>
#include <vector>
#include "core/torch/Torch.h"

namespace obscura {

class StateFields;

/// Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8: the
/// numbers of torch::optim::Adam, in one pass over the parameters, divided among the devices'
/// threads.
class Adam {
public:
    /// Contiguous float tensors, changed in place.
    explicit Adam(const std::vector<torch::Tensor>& parameters);

    void forgetGradients();
    /// One step at learning rate `rate`. Parameters without a gradient stay.
    void step(double rate);

    /// The moments, each called by the name of its parameter, and the number of steps. `names` are
    /// of the parameters that it was given.
    void listState(StateFields& fields, const std::vector<std::string>& names);

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

    std::vector<State> m_states;
    std::vector<Piece> m_pieces;
    std::int64_t m_steps = 0;
};

}  // namespace obscura
