// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Yardstick.h"

#include "core/experiment/ExperimentFile.h"
#include "core/network/LayerCatalogue.h"
#include "core/runs/RunIndex.h"
#include "core/runs/RunReader.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

namespace obscura {

namespace {

/// So many runs are looked through.
constexpr std::size_t kMostRuns = 200;

std::string kindOf(Reference reference) {
    return reference == Reference::Frozen ? "none" : "exact";
}

bool isBlackBox(const Block& block) {
    return hasRole(block, LayerRole::Physical);
}

/// Without its estimator and surrogate, and what shows them.
void eraseMethod(Block& box) {
    std::erase_if(box.options, [](const auto& option) {
        return option.first.starts_with("estimator.") || option.first.starts_with("surrogate.") ||
               option.first.starts_with("inspection.");
    });
}

/// The text of what two runs must share to be compared.
std::string taskOf(Experiment e) {
    e.name.clear();
    e.description.clear();
    e.training.erase("seed");
    e.graph.notes.clear();
    for (Block& block : e.graph.blocks) {
        block.position = {};
        if (isBlackBox(block)) {
            eraseMethod(block);
        }
    }
    return formatExperiment(e);
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

Experiment withReference(Experiment e, Reference reference) {
    for (Block& block : e.graph.blocks) {
        if (isBlackBox(block)) {
            eraseMethod(block);
            block.options["estimator.kind"] = kindOf(reference);
            block.options["surrogate.upstream"] = std::string("exact");
            // It carries nothing, so that nothing is spent on it.
            block.options["surrogate.update"] = std::string("frozen");
            block.options["surrogate.start"] = std::string("nothing");
            block.options["surrogate.rank"] = Index{1};
        }
    }
    return e;
}

std::optional<Reference> referenceOf(const Experiment& e) {
    for (const Reference reference : {Reference::Frozen, Reference::Exact}) {
        const auto has = [](const Block& block, const char* option, const std::string& value) {
            const auto set = block.options.find(option);
            return set != block.options.end() && set->second == OptionValue(value);
        };
        const auto isSo = [&](const Block& block) {
            return !isBlackBox(block) || (has(block, "estimator.kind", kindOf(reference)) &&
                                          has(block, "surrogate.upstream", "exact"));
        };
        if (std::ranges::any_of(e.graph.blocks, isBlackBox) &&
            std::ranges::all_of(e.graph.blocks, isSo)) {
            return reference;
        }
    }
    return std::nullopt;
}

bool hasReferences(const Experiment& e) {
    const auto isKnown = [](const Block& block) {
        return !isBlackBox(block) || deviceInfo(blackBoxSettings(block).device).isSimulation;
    };
    try {
        return std::ranges::any_of(e.graph.blocks, isBlackBox) &&
               std::ranges::all_of(e.graph.blocks, isKnown);
    } catch (const UserError&) {
        // Of options that don't fit, the problems tell.
        return false;
    }
}

double Yardstick::frozenMean() const {
    return mean(frozen);
}

double Yardstick::exactMean() const {
    return mean(exact);
}

double Yardstick::recoveredShare(double accuracy) const {
    if (!isKnown() || exactMean() == frozenMean()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return (accuracy - frozenMean()) / (exactMean() - frozenMean());
}

Yardstick findYardstick(const Experiment& e, std::int64_t steps,
                        const std::filesystem::path& parent) {
    const std::string task = taskOf(e);
    Yardstick yardstick;
    for (const RunEntry& run : recentRuns(parent, kMostRuns)) {
        if (run.steps != steps || !run.last || std::isnan(run.last->accuracy)) {
            continue;
        }
        try {
            const RunReader reader(run.folder);
            Experiment recorded = reader.experiment();
            const std::optional<Reference> reference = referenceOf(recorded);
            // What was changed in mid-run is another task.
            if (reference && reader.changes().empty() && taskOf(std::move(recorded)) == task) {
                (reference == Reference::Frozen ? yardstick.frozen : yardstick.exact)
                    .push_back(run.last->accuracy);
            }
        } catch (const UserError&) {
            // It is another program's, or is being written.
        }
    }
    return yardstick;
}

}  // namespace obscura
