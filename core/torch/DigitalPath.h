// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/BlackBoxStart.h"
#include "core/torch/Layers.h"

namespace obscura {

/// What stands digitally beside a device and is trained by backpropagation: W_S x + b + x, each
/// part where there is one. Which entries of W_S are kept doesn't change.
class DigitalPath {
public:
    /// Begins with the weight and the bias of `start`.
    DigitalPath(bool residual, const BlackBoxStart& start);

    /// y [B, m] and what this path makes of `x` [B, n].
    torch::Tensor addTo(const torch::Tensor& y, const torch::Tensor& x) const;
    /// "sparse_weight" [m, n], with zeros where it keeps nothing, and "bias" [m].
    std::vector<Parameter> parameters() const;

private:
    bool m_residual;
    torch::Tensor m_mask;  ///< [m, n], 1 where W_S keeps an entry; undefined without W_S
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};

}  // namespace obscura
