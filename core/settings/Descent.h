// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <string>
#include <vector>

namespace obscura {

/// How the digital parameters follow their gradients; the devices' own follow Adam.
struct OptimizerSettings {
    std::string kind = "adam";  ///< by optimizerCatalogue()
    double weightDecay = 0.01;  ///< λ of adamw and muon, taken off apart from the gradient
    double squaredPenalty = 0;  ///< λ of sgd, whose gradient λ w is added to
    double momentum = 0.9;      ///< of sgd and muon
    bool nesterov = true;       ///< of sgd and muon
    double clip = 0;            ///< largest norm of all digital gradients together; 0: unlimited
    Index accumulate = 1;       ///< batches whose gradients are averaged for a step
};

/// How the learning rates change over a run.
struct ScheduleSettings {
    std::string kind = "cosine";  ///< constant, cosine, linear, cyclic, plateau
    Index warmUp = 0;             ///< steps over which the rates rise from 0 at first
    Index cycle = 1000;           ///< steps of a cycle
    Index patience = 3;           ///< evaluations without a better loss before rates fall
    double fall = 0.5;            ///< what they are then multiplied by
};

/// One of the optimizers: a new one is its entry here and its class in torch/Optimizer.cpp.
struct OptimizerInfo {
    std::string id;           ///< as in the file: "sgd"
    std::string title;        ///< "Gradient descent with momentum"
    std::string description;  ///< its formula and source
};

const std::vector<OptimizerInfo>& optimizerCatalogue();

/// "optimizer.…", "schedule" and what belongs to it.
std::vector<OptionInfo> descentOptions();

}  // namespace obscura
