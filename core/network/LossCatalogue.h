// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "core/graph/Graph.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// What compares the network's answer with the target: a new one is its entry here and its formula
/// in torch/Losses.cpp.
struct LossInfo {
    std::string id;           ///< as in the file: "cross_entropy"
    std::string title;        ///< "Cross entropy"
    std::string description;  ///< one sentence with the formula
    std::vector<OptionInfo> options = {};
    std::vector<TargetKind> targets;  ///< what it compares with
    /// Throws UserError where the network's answer for one sample has a shape that it can't take.
    std::function<void(const Shape& answer)> checkShape;
    /// Whether it learns a row of weights for each class, so that answers may have any length.
    bool learnsClasses = false;
};

const std::vector<LossInfo>& lossCatalogue();

/// The loss called `id`. Throws UserError with the nearest known names when there is none.
const LossInfo& lossInfo(std::string_view id);

/// "function" and the options of the loss that `options` name; where there is no such loss, those
/// of the default. The reference stays valid for the life of the program.
const std::vector<OptionInfo>& lossSchema(const Options& options);

struct LossSettings {
    std::string function = "cross_entropy";
    double labelSmoothing = 0;  ///< ε, 0 … 1
    double margin = 0.2;        ///< rad
    double scale = 30;
};

/// Throws UserError when an option has a value that its schema refuses.
LossSettings lossSettings(const Block& loss);

/// Trainable numbers of the loss itself, between an answer of that shape and that target; 0
/// where the target's size is not known. Throws UserError where they don't fit each other.
Index lossParameters(const LossInfo& loss, const Shape& answer, const TargetInfo& target);

}  // namespace obscura
