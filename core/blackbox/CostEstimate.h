// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentInspection.h"
#include "devices/Ledger.h"

#include <optional>

namespace obscura {

/// What a black box will be asked for, told before a run.
struct CostEstimate {
    std::int64_t steps = 0;  ///< that `usage` is for, from the start of the run on
    bool isEpoch = false;    ///< they are one epoch
    Usage usage;             ///< evaluations left out
};

/// For the black box `id`, over all repetitions of its group: of one epoch where the number of
/// samples is known without loading them, else of one step. Nothing where the report finds the
/// block's sizes or settings wanting. No file is opened, no device built.
std::optional<CostEstimate> estimateCost(const Experiment& e, const InspectionReport& report,
                                         BlockId id, const KnownFiles& files = {});

}  // namespace obscura
