// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Descent.h"

#include "core/settings/OptionParts.h"

namespace obscura {

namespace {

constexpr double kMostSteps = 1e9;

OptionInfo optimizerOption() {
    std::vector<Choice> choices;
    std::string help = "How digital layers follow their gradients; devices follow Adam.";
    for (const OptimizerInfo& info : optimizerCatalogue()) {
        choices.push_back({info.id, info.title});
        help += "\n" + info.id + ": " + info.description;
    }
    return choiceOption("optimizer.kind", "Optimizer", help, choices, OptimizerSettings().kind);
}

std::vector<OptionInfo> optimizerOptions() {
    const OptimizerSettings initial;
    const OptionInfo::Condition decays{"optimizer.kind", {"adamw", "muon"}};
    const OptionInfo::Condition descends{"optimizer.kind", {"sgd"}};
    const OptionInfo::Condition rolls{"optimizer.kind", {"sgd", "muon"}};
    return {
        optimizerOption(),
        onlyFor(decays, numberOption("optimizer.weight_decay", "Weight decay λ",
                                     "Weights shrink by the share λ · learning rate each step.",
                                     initial.weightDecay, 0, 10, {}, "none")),
        onlyFor(descends, numberOption("optimizer.squared_penalty", "Squared penalty λ",
                                       "λ w is added to the gradient of each weight w, as the "
                                       "penalty ½ λ ‖w‖² would have it.",
                                       initial.squaredPenalty, 0, 10, {}, "none")),
        onlyFor(rolls, numberOption("optimizer.momentum", "Momentum",
                                    "What a step keeps of the direction of those before.",
                                    initial.momentum, 0, 0.9999)),
        onlyFor(rolls, flagOption("optimizer.nesterov", "Nesterov",
                                  "Takes the gradient as if the momentum had been followed "
                                  "already (Sutskever et al., ICML 2013).",
                                  initial.nesterov)),
        numberOption("optimizer.clip", "Clip gradients",
                     "All digital gradients together are scaled down to this norm where theirs is "
                     "larger (Pascanu et al., arXiv:1211.5063).",
                     initial.clip, 0, 1e9, {}, "off"),
        numberOption("optimizer.accumulate", "Accumulate",
                     "Batches whose gradients are averaged for one step, where a large batch does "
                     "not fit into memory.",
                     initial.accumulate, 1, 1e6, "batches"),
    };
}

std::vector<OptionInfo> scheduleOptions() {
    const ScheduleSettings initial;
    const OptionInfo::Condition cycles{"schedule", {"cyclic"}};
    const OptionInfo::Condition waits{"schedule", {"plateau"}};
    return {
        choiceOption(
            "schedule", "Schedule",
            "How both learning rates change over the run's T steps. cosine: they fall to zero as "
            "½(1 + cos(π t/T)); linear: as 1 − t/T; cyclic: they rise and fall between a tenth "
            "and all of themselves (Smith, arXiv:1506.01186); plateau: they fall when the loss of "
            "evaluations does not; constant: they stay.",
            {{"cosine", "Cosine decay"},
             {"constant", "Constant"},
             {"linear", "Linear decay"},
             {"cyclic", "Cyclic"},
             {"plateau", "On a plateau"}},
            initial.kind),
        numberOption("warm_up", "Warm-up",
                     "Steps over which both learning rates rise from zero at first.",
                     initial.warmUp, 0, kMostSteps, "steps", "none"),
        onlyFor(cycles, numberOption("cycle", "Cycle", "Steps from one low to the next.",
                                     initial.cycle, 2, kMostSteps, "steps")),
        onlyFor(waits, numberOption("patience", "Patience",
                                    "Evaluations in a row without a smaller loss (of the "
                                    "validation set where there is one) before the rates fall.",
                                    initial.patience, 1, 1e6)),
        onlyFor(waits, numberOption("fall", "Fall", "What the rates are then multiplied by.",
                                    initial.fall, 1e-3, 0.999)),
    };
}

}  // namespace

const std::vector<OptimizerInfo>& optimizerCatalogue() {
    static const std::vector<OptimizerInfo> catalogue = {
        {"adam", "Adam",
         "steps of the mean gradient over the root of its mean square (Kingma and "
         "Ba, arXiv:1412.6980)."},
        {"adamw", "AdamW",
         "Adam with weights that shrink apart from that (Loshchilov and Hutter, "
         "arXiv:1711.05101)."},
        {"sgd", "Gradient descent", "plain gradient descent with momentum."},
        {"muon", "Muon",
         "momentum made orthogonal by five Newton–Schulz steps, for weights that are matrices, "
         "scaled so that learning rates are those of AdamW, which moves all others (Jordan 2024; "
         "Liu et al., arXiv:2502.16982)."},
    };
    return catalogue;
}

std::vector<OptionInfo> descentOptions() {
    std::vector<OptionInfo> options = scheduleOptions();
    for (OptionInfo& option : optimizerOptions())
        options.push_back(std::move(option));
    return options;
}

}  // namespace obscura
