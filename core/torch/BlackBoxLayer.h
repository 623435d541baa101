// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/BlackBox.h"
#include "core/blackbox/Inspector.h"
#include "core/torch/DigitalPath.h"
#include "core/torch/Layers.h"

namespace obscura {

/// y = scale · f_ω(x), and what stands digitally beside it: the hardware forward, surrogate and
/// estimate backward, as one autograd function; then the trainable scalar that both optimizers'
/// conventions give to the device (METHOD 1). At each position of a sequence or an image alike.
class BlackBoxLayer final : public UnaryLayer {
public:
    /// The black box ends by `stop`; messages call it by `name`.
    BlackBoxLayer(std::string name, const BlackBoxSettings& settings, Index inputs,
                  std::uint64_t seed, const BlackBoxStart& start, std::stop_token stop = {});

    torch::Tensor forward(const torch::Tensor& x) override;
    std::vector<Parameter> parameters() const override;
    /// Copies of the surrogate's U, S and V, which are no part of evaluation but of what the run
    /// has learnt.
    std::vector<Parameter> buffers() const override;
    void listState(StateFields& fields) override;
    void setTraining(bool training) override { m_training = training; }
    BlackBox* blackBox() override { return &m_box; }
    Inspector* inspector() override { return &m_inspector; }
    double scale() const override { return m_scale.item<double>(); }

    const std::string& name() const { return m_name; }

private:
    std::string m_name;
    BlackBox m_box;
    Inspector m_inspector;
    torch::Tensor m_omega;  ///< the memory of m_box.parameters()
    torch::Tensor m_scale;
    DigitalPath m_digital;
    bool m_training = true;
};

}  // namespace obscura
