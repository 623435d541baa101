// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace obscura {

// The files in the folder of a run, for those who write and read them.

inline constexpr const char* kExperimentFile = "experiment.json";
inline constexpr const char* kSummaryFile = "summary.json";
inline constexpr const char* kStepsFile = "steps.csv";
inline constexpr const char* kEvaluationsFile = "evaluations.csv";
inline constexpr const char* kChangesFile = "changes.csv";

/// The columns of changes.csv.
inline std::vector<std::string> changesHead() {
    return {"after_step", "block", "option", "value"};
}

}  // namespace obscura
