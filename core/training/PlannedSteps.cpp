// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/PlannedSteps.h"

#include "core/data/DatasetRegistry.h"
#include "core/settings/Settings.h"

#include <algorithm>
#include <cmath>

namespace obscura {

std::optional<std::int64_t> plannedSteps(const Experiment& e, const KnownFiles& files) {
    const Block* const dataset = firstWithRole(e.graph, LayerRole::Source);
    if (!dataset) {
        return std::nullopt;
    }
    const std::optional<DatasetFacts> facts =
        files.data ? files.data : knownFacts(datasetSettings(*dataset));
    const TrainingSettings training = trainingSettings(e.training);
    if (!facts || facts->sizes.train < training.batch) {
        return std::nullopt;
    }
    const Index perEpoch = facts->sizes.train / training.batch / training.optimizer.accumulate;
    const double steps = static_cast<double>(perEpoch) * training.epochs;
    return std::max<std::int64_t>(1, std::llround(steps));
}

}  // namespace obscura
