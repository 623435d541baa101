// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "core/weights/StartWeights.h"

#include <optional>
#include <string>

namespace obscura {

/// What the files that an experiment names were found to hold when somebody looked
/// (core/experiment/FileSurvey.h): inspection opens none. Of what nobody has looked at, nothing is
/// known to be wrong.
struct KnownFiles {
    std::optional<DatasetFacts> data = {};  ///< what the data set's files announce
    bool isDataPending = false;             ///< somebody is looking at it
    std::string dataProblem = {};           ///< why those can't be used; or empty
    std::optional<StartWeights> start =
        {};                         ///< names and shapes of the weights that the run starts from
    std::string startProblem = {};  ///< why those can't be used; or empty
};

}  // namespace obscura
