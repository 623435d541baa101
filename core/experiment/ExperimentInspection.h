// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/Inspection.h"

namespace obscura {

inline InspectionReport inspectExperiment(const Experiment& e) {
    return inspectNetwork(e.graph, e.training);
}

}  // namespace obscura
