// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/Inspection.h"

namespace obscura {

/// As inspectNetwork() says. Without `files`, nothing is said of them.
inline InspectionReport inspectExperiment(const Experiment& e, const KnownFiles& files = {}) {
    return inspectNetwork(e.graph, e.training, files);
}

}  // namespace obscura
