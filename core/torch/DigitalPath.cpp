// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/DigitalPath.h"

#include "core/torch/Linear.h"

namespace obscura {

namespace {

// A copy, undefined where there is nothing.
torch::Tensor tensorOf(const Matrix& a) {
    return a.size() > 0
               ? torch::from_blob(const_cast<float*>(a.data()), {a.rows(), a.cols()}).clone()
               : torch::Tensor();
}

void train(torch::Tensor& tensor) {
    if (tensor.defined()) {
        tensor.set_requires_grad(true);
    }
}

}  // namespace

DigitalPath::DigitalPath(bool residual, const BlackBoxStart& start)
    : m_residual(residual),
      m_mask(tensorOf(start.sparseMask)),
      m_weight(tensorOf(start.sparseWeight)),
      m_bias(tensorOf(start.bias.transpose())) {
    m_bias = m_bias.defined() ? m_bias.flatten() : m_bias;
    train(m_weight);
    train(m_bias);
}

torch::Tensor DigitalPath::addTo(const torch::Tensor& y, const torch::Tensor& x) const {
    torch::Tensor sum = y;
    if (m_weight.defined()) {
        // The mask on the way back, too: an optimizer sees no gradient where nothing is kept.
        sum = sum + applyLinear(x, m_weight * m_mask, {});
    }
    if (m_bias.defined()) {
        sum = sum + m_bias;
    }
    return m_residual ? sum + x : sum;
}

std::vector<Parameter> DigitalPath::parameters() const {
    std::vector<Parameter> all;
    if (m_weight.defined()) {
        all.push_back({"sparse_weight", m_weight});
    }
    if (m_bias.defined()) {
        all.push_back({"bias", m_bias});
    }
    return all;
}

}  // namespace obscura
