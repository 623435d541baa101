// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/Records.h"
#include "core/runs/RunState.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace obscura {

/// Where a recorded run goes on: at its last checkpoint. What it recorded behind that it will
/// record once more.
struct Resumption {
    std::filesystem::path folder;
    Experiment experiment;  ///< as the run began
    RunState state;
    double seconds = 0;  ///< of training until then
    /// The step whose weights are kept, and their validation loss where that is why.
    std::optional<std::int64_t> checkpointStep = {};
    std::optional<double> leastValidationLoss = {};
    EvaluationRecord lastEvaluation = {};  ///< its step, losses, accuracy and error; step 0: none
    // Bytes of its records up to then.
    std::size_t steps = 0;
    std::size_t evaluations = 0;
    std::size_t changes = 0;
};

/// Of a run that ended, or was killed. Throws UserError where `folder` is none of a run, has no
/// checkpoint, or was recorded with other columns, as by another version.
Resumption readResumption(const std::filesystem::path& folder);

}  // namespace obscura
