// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunSettings.h"

#include "core/data/TextHash.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"

#include <algorithm>

namespace obscura {

namespace {

void addSettings(const std::string& owner, const std::vector<OptionInfo>& schema,
                 const Options& options, std::vector<RunSetting>& settings) {
    for (const OptionInfo& info : schema) {
        const auto set = options.find(info.name);
        const OptionValue& value = set == options.end() ? info.initial : set->second;
        settings.push_back({owner + "." + info.name, formatOption(value), value == info.initial});
    }
}

}  // namespace

std::vector<RunSetting> settingsOf(const Experiment& e) {
    std::vector<RunSetting> settings;
    addSettings("training", trainingSchema(), e.training, settings);
    for (const Block& block : e.graph.blocks) {
        settings.push_back({block.name + ".kind", block.kind});
        addSettings(block.name, blockSchema(block), block.options, settings);
    }
    for (const Group& group : e.graph.groups)
        addSettings(group.name, groupSchema(), groupOptions(group), settings);
    std::ranges::sort(settings, {}, &RunSetting::path);
    return settings;
}

std::string taskHash(const Experiment& e) {
    Experiment task = e;
    task.name.clear();
    task.description.clear();
    task.training.erase("seed");
    task.graph.notes.clear();
    for (Block& block : task.graph.blocks)
        block.position = {};
    for (Group& group : task.graph.groups)
        group.folded = false;
    return hashOf(formatExperiment(task));
}

}  // namespace obscura
