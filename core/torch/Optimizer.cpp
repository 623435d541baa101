// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Optimizer.h"

#include "core/torch/Adam.h"
#include "core/torch/Muon.h"
#include "core/torch/Sgd.h"

#include <cmath>
#include <functional>
#include <map>

namespace obscura {

namespace {

using Maker = std::function<std::unique_ptr<Optimizer>(const OptimizerSettings&,
                                                       const std::vector<torch::Tensor>&,
                                                       const std::vector<bool>& areTables)>;

const std::map<std::string, Maker, std::less<>>& makers() {
    static const std::map<std::string, Maker, std::less<>> all = {
        {"adam", [](const auto&, const auto& parameters,
                    const auto&) { return std::make_unique<Adam>(parameters); }},
        {"adamw",
         [](const auto& settings, const auto& parameters, const auto&) {
             return std::make_unique<Adam>(parameters, settings.weightDecay);
         }},
        {"sgd", [](const auto& settings, const auto& parameters,
                   const auto&) { return std::make_unique<Sgd>(settings, parameters); }},
        {"muon",
         [](const auto& settings, const auto& parameters, const auto& areTables) {
             return std::make_unique<Muon>(settings, parameters, areTables);
         }},
    };
    return all;
}

}  // namespace

std::unique_ptr<Optimizer> makeOptimizer(const OptimizerSettings& settings,
                                         const std::vector<torch::Tensor>& parameters,
                                         const std::vector<bool>& areTables) {
    return makers().at(settings.kind)(settings, parameters, areTables);
}

void clipGradients(const std::vector<torch::Tensor>& parameters, double most) {
    double squares = 0;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            squares += parameter.grad().square().sum().item<double>();
        }
    }
    const double norm = std::sqrt(squares);
    if (!(norm > most)) {
        return;
    }
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            parameter.mutable_grad().mul_(most / norm);
        }
    }
}

}  // namespace obscura
