// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <vector>

// A method that trains devices is judged between two others (METHOD 5): the same network with its
// devices as they are at the start, and with their exact derivatives, as only a simulation has
// them.

namespace obscura {

/// What stands in the estimator's place to have something to compare with.
enum class Reference { Frozen, Exact };

/// The same experiment with all devices so; ∂L/∂X is exact in both.
Experiment withReference(Experiment e, Reference reference);
/// Which of the two `e` is, if any.
std::optional<Reference> referenceOf(const Experiment& e);
/// Whether `e` has a black box, and both its references can be trained.
bool hasReferences(const Experiment& e);

/// Test accuracies that the two have reached, 0 … 1.
struct Yardstick {
    std::vector<double> frozen = {};
    std::vector<double> exact = {};

    bool isKnown() const { return !frozen.empty() && !exact.empty(); }
    /// Means; precondition: known.
    double frozenMean() const;
    double exactMean() const;
    /// ρ = (accuracy − frozen)/(exact − frozen); NaN where not both are known or they are the same.
    double recoveredShare(double accuracy) const;
};

/// Of the latest runs inside of `parent` that ended after `steps` steps, with nothing changed on
/// the way, and had the same network and training as `e`, whatever seed and method. What can't be
/// read is left out.
Yardstick findYardstick(const Experiment& e, std::int64_t steps,
                        const std::filesystem::path& parent);

}  // namespace obscura
