// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/BlackBoxLayer.h"

#include "core/blackbox/Hardware.h"
#include "core/torch/Mapped.h"
#include "core/torch/layers/Positions.h"
#include "devices/NotFinite.h"
#include "devices/State.h"

#include <algorithm>

namespace obscura {

namespace {

// Nobody can differentiate the device: `omega` takes part only so that autograd asks for its
// gradient.
class BlackBoxFunction : public torch::autograd::Function<BlackBoxFunction> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& omega, BlackBoxLayer* layer,
                                 Purpose purpose) {
        const torch::Tensor rows = x.contiguous();
        BlackBox& box = *layer->blackBox();
        torch::Tensor y = torch::empty({rows.size(0), box.outputs()});
        box.forward(mapped(rows), mapped(y), purpose);
        context->save_for_backward({rows, y});
        context->saved_data["layer"] = reinterpret_cast<std::int64_t>(layer);
        context->saved_data["parameters"] = omega.numel();
        return y;
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context,
        const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        auto* layer = reinterpret_cast<BlackBoxLayer*>(context->saved_data["layer"].toInt());
        const torch::Tensor g = gradients[0].contiguous();
        torch::Tensor gx = torch::empty_like(saved[0]);
        torch::Tensor gomega = torch::empty({context->saved_data["parameters"].toInt()});
        try {
            layer->blackBox()->backward(
                mapped(saved[0]), mapped(saved[1]), mapped(g), mapped(gx),
                Eigen::Map<Vector>(gomega.data_ptr<float>(), gomega.numel()));
        } catch (const NotFinite& e) {
            // On the way forward, the network knows whose turn it is.
            throw NotFinite(layer->name() + ": " + e.what());
        }
        return {gx, gomega, {}, {}};
    }
};

torch::Tensor copyOf(const Matrix& a) {
    torch::Tensor copy = torch::empty({a.rows(), a.cols()});
    mapped(copy) = a;
    return copy;
}

}  // namespace

BlackBoxLayer::BlackBoxLayer(std::string name, const BlackBoxSettings& settings, Index inputs,
                             std::uint64_t seed, const BlackBoxStart& start, std::stop_token stop)
    : m_name(std::move(name)),
      m_box(settings, createHardware(settings, inputs, seed), seed, start.omega, std::move(stop)),
      m_inspector(m_box),
      m_omega(torch::from_blob(m_box.parameters().data(), {m_box.parameters().size()})
                  .set_requires_grad(true)),
      m_scale(torch::full({1}, start.scale).set_requires_grad(true)),
      m_digital(settings.digital.residual, start) {}

torch::Tensor BlackBoxLayer::forward(const torch::Tensor& x) {
    const Purpose purpose = m_training ? Purpose::Forward : Purpose::Evaluation;
    return atPositions(x, [&](const torch::Tensor& rows) {
        return m_digital.addTo(BlackBoxFunction::apply(rows, m_omega, this, purpose) * m_scale,
                               rows);
    });
}

std::vector<Parameter> BlackBoxLayer::parameters() const {
    std::vector<Parameter> all = {{"omega", m_omega, true}, {"scale", m_scale, true}};
    std::ranges::move(m_digital.parameters(), std::back_inserter(all));
    return all;
}

std::vector<Parameter> BlackBoxLayer::buffers() const {
    const Surrogate& surrogate = m_box.surrogate();
    if (surrogate.rank() == 0) {
        return {};
    }
    return {{"surrogate_u", copyOf(surrogate.u())},
            {"surrogate_s", copyOf(surrogate.s())},
            {"surrogate_v", copyOf(surrogate.v())}};
}

void BlackBoxLayer::listState(StateFields& fields) {
    addTensor(fields, "scale", m_scale);
    for (const Parameter& parameter : m_digital.parameters()) {
        addTensor(fields, parameter.name, parameter.tensor);
    }
    m_box.listState(fields);
    fields.addPart("inspector", m_inspector);
}

}  // namespace obscura
