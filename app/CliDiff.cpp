// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentFile.h"

#include <iostream>

namespace obscura {

namespace {

using nlohmann::ordered_json;

ordered_json sideJson(const std::optional<OptionValue>& side) {
    return side ? toJson(*side) : ordered_json();
}

void addSettings(const std::string& prefix, const std::vector<ValueDifference>& values,
                 ordered_json& settings) {
    for (const ValueDifference& value : values)
        settings.push_back({{"path", prefix + value.name},
                            {"before", sideJson(value.before)},
                            {"after", sideJson(value.after)}});
}

const char* changeName(DifferenceKind change) {
    return change == DifferenceKind::Added ? "added" : "removed";
}

ordered_json differenceJson(const Difference& difference) {
    ordered_json settings = ordered_json::array();
    ordered_json blocks = ordered_json::array();
    ordered_json edges = ordered_json::array();
    addSettings({}, difference.texts, settings);
    for (const BlockDifference& block : difference.blocks) {
        addSettings(block.name + ".", block.values, settings);
        if (block.change != DifferenceKind::Changed)
            blocks.push_back(
                {{"change", changeName(block.change)}, {"name", block.name}, {"kind", block.kind}});
    }
    for (const GroupDifference& group : difference.groups)
        addSettings(group.name + ".", group.values, settings);
    addSettings("training.", difference.training, settings);
    for (const EdgeDifference& edge : difference.edges)
        edges.push_back({{"change", changeName(edge.change)},
                         {"from", edge.from},
                         {"from_port", edge.edge.fromPort},
                         {"to", edge.to},
                         {"to_port", edge.edge.toPort}});
    return {{"same", difference.empty()},
            {"settings", std::move(settings)},
            {"blocks", std::move(blocks)},
            {"edges", std::move(edges)},
            {"moved", difference.moved}};
}

}  // namespace

int diff(const std::string& before, const std::string& after) {
    const Difference difference = compareExperiments(openExperiment(before), openExperiment(after));
    for (const std::string& line : describe(difference))
        std::cerr << line << "\n";
    writeOutput(formatJson(differenceJson(difference)));
    return difference.empty() ? kDone : kDifferent;
}

}  // namespace obscura
