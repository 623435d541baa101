// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/graph/ById.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

#include <cmath>
#include <unordered_map>

namespace obscura {

namespace {

using nlohmann::ordered_json;

/// 190 rather than 190.0, as a person would write it.
ordered_json coordinate(double value) {
    constexpr double kLargest = 1e15;
    if (value == std::floor(value) && std::abs(value) < kLargest)
        return static_cast<std::int64_t>(value);
    return value;
}

/// Those options that differ from their default.
Options changedOptions(const Options& options, const std::vector<OptionInfo>& schema) {
    Options changed;
    for (const auto& [name, value] : options) {
        const OptionInfo* info = findOption(schema, name);
        if (info && value == info->initial)
            continue;
        changed.emplace(name, value);
    }
    return changed;
}

ordered_json blockJson(const Block& block) {
    ordered_json json = {{"id", block.id}, {"name", block.name}, {"kind", block.kind}};
    optionsToJson(changedOptions(block.options, blockSchema(block)), json);
    json["position"] = {coordinate(block.position.x), coordinate(block.position.y)};
    return json;
}

std::string nameOf(const ById<Block>& blocks, BlockId id) {
    if (const Block* block = blocks.find(id))
        return block->name;
    throw UserError("a connection leads to block " + std::to_string(id) + ", which isn't there");
}

ordered_json edgeJson(const ById<Block>& blocks, const Edge& edge) {
    const std::string from = nameOf(blocks, edge.from);
    const std::string to = nameOf(blocks, edge.to);
    if (edge.fromPort == 0 && edge.toPort == 0)
        return ordered_json::array({from, to});
    return {{"from", from}, {"from_port", edge.fromPort}, {"to", to}, {"to_port", edge.toPort}};
}

ordered_json groupJson(const Group& group, ordered_json members) {
    ordered_json json = {{"id", group.id}, {"name", group.name}, {"blocks", std::move(members)}};
    optionsToJson(groupOptions(group), json);
    if (group.folded)
        json["folded"] = true;
    return json;
}

ordered_json noteJson(const Note& note) {
    return {{"id", note.id},
            {"text", note.text},
            {"position", {coordinate(note.position.x), coordinate(note.position.y)}},
            {"size", {coordinate(note.size.width), coordinate(note.size.height)}}};
}

/// The first version that can hold this experiment, so that earlier programs read what they can.
int versionFor(const Experiment& e) {
    return e.graph.groups.empty() && e.graph.notes.empty() ? 1 : kExperimentVersion;
}

}  // namespace

std::string formatExperiment(const Experiment& e) {
    ordered_json json = {{"obscura", versionFor(e)},
                         {"name", e.name},
                         {"description", e.description},
                         {"blocks", ordered_json::array()},
                         {"edges", ordered_json::array()}};
    for (const Block& block : e.graph.blocks)
        json["blocks"].push_back(blockJson(block));
    const ById blocks(e.graph.blocks);
    for (const Edge& edge : e.graph.edges)
        json["edges"].push_back(edgeJson(blocks, edge));
    std::unordered_map<GroupId, ordered_json> members;
    for (const Block& block : e.graph.blocks)
        members.try_emplace(block.group, ordered_json::array()).first->second.push_back(block.name);
    for (const Group& group : e.graph.groups)
        json["groups"].push_back(
            groupJson(group, members.try_emplace(group.id, ordered_json::array()).first->second));
    for (const Note& note : e.graph.notes)
        json["notes"].push_back(noteJson(note));
    json["training"] = ordered_json::object();
    optionsToJson(changedOptions(e.training, trainingSchema()), json["training"]);
    return formatJson(json);
}

}  // namespace obscura
