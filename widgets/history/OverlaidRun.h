// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <QString>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace obscura {

/// All that a run has recorded step by step.
struct RunRecords {
    std::vector<StepRecord> steps;
    std::vector<EvaluationRecord> evaluations;
};

/// A recorded run as it is drawn beside others.
struct OverlaidRun {
    std::filesystem::path folder;
    QString name;       ///< in legends, unlike that of the others
    QString groupName;  ///< the same of all runs that differ in the seed only
    std::string group;  ///< equal for those
    int slot = 0;       ///< of its colour and dashes, which stay as long as it is drawn
    std::shared_ptr<const RunRecords> records;  ///< null: not read yet
};

}  // namespace obscura
