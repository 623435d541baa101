// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Descent.h"

#include <memory>
#include <string>
#include <vector>
#include "core/torch/Torch.h"

namespace obscura {

class StateFields;

/// Changes parameters by their gradients. Contiguous float tensors, changed in place.
class Optimizer {
public:
    virtual ~Optimizer() = default;
    virtual void forgetGradients() = 0;
    /// One step at learning rate `rate`. Parameters without a gradient stay.
    virtual void step(double rate) = 0;
    /// What the steps to come depend on, each called by the name of its parameter. `names` are of
    /// the parameters that it was given.
    virtual void listState(StateFields& fields, const std::vector<std::string>& names) = 0;
};

/// `areTables` tells which parameters are tables of rows that are looked up, which muon leaves to
/// AdamW though they are matrices.
std::unique_ptr<Optimizer> makeOptimizer(const OptimizerSettings& settings,
                                         const std::vector<torch::Tensor>& parameters,
                                         const std::vector<bool>& areTables);

/// Scales the gradients of `parameters` down to the norm `most` of all of them together.
void clipGradients(const std::vector<torch::Tensor>& parameters, double most);

}  // namespace obscura
