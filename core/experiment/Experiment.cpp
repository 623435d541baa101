// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Experiment.h"

#include "core/base/Messages.h"
#include "core/base/Utf8.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Limits.h"
#include "core/experiment/Require.h"
#include "core/graph/Digraph.h"
#include "core/graph/FreeId.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

#include <algorithm>
#include <limits>

namespace obscura {

namespace {

/// Checks `value`, naming the option by its whole path in messages.
OptionValue checkedByPath(OptionInfo info, const std::string& owner, const OptionValue& value) {
    info.name = owner + "." + info.name;
    return checkedOption(info, value);
}

void storeOption(Options& options, const OptionInfo& info, OptionValue value) {
    if (value == info.initial)
        options.erase(info.name);
    else
        options.insert_or_assign(info.name, std::move(value));
}

void requirePort(const Block& block, int port, int count, const char* direction) {
    if (port >= 0 && port < count)
        return;
    throw UserError(inQuotes(block.name) + " has no " + direction + " " + std::to_string(port) +
                    ": a block of kind " + block.kind + " has " + std::to_string(count));
}

BlockId appendBlock(Experiment& e, const LayerInfo& info, Position position) {
    if (info.isEnd() && firstWithRole(e.graph, info.role))
        throw UserError("the experiment already has a block of kind " + info.kind +
                        ", and it can have only one");
    if (e.graph.blocks.size() >= kMostBlocks)
        throw UserError("an experiment can have at most " + std::to_string(kMostBlocks) +
                        " blocks");
    Block block;
    block.id = e.graph.freeId();
    block.name = e.graph.freeName(info.kind);
    block.kind = info.kind;
    block.position = position;
    e.graph.blocks.push_back(std::move(block));
    return e.graph.blocks.back().id;
}

/// Whether the edges, at least one, begin at one and the same output.
bool isOneOutput(const std::vector<Edge>& edges) {
    return !edges.empty() && std::ranges::all_of(edges, [&](const Edge& edge) {
        return edge.from == edges.front().from && edge.fromPort == edges.front().fromPort;
    });
}

/// Drops the options that the data set or loss which has just been chosen does not have.
void dropForeign(Block& block) {
    const std::vector<OptionInfo>& schema = blockSchema(block);
    if (layerInfo(block.kind).isEnd())
        std::erase_if(block.options,
                      [&](const auto& option) { return !findOption(schema, option.first); });
}

}  // namespace

BlockId addBlock(Experiment& e, std::string_view kind, Position position) {
    return appendBlock(e, layerInfo(kind), position);
}

BlockId insertBlock(Experiment& e, std::string_view kind, Edge edge, Position position) {
    const LayerInfo& info = layerInfo(kind);
    if (info.inputs < 1 || info.outputs < 1)
        throw UserError("a block of kind " + info.kind + " can't stand between two others");
    auto& edges = e.graph.edges;
    const auto found = std::find(edges.begin(), edges.end(), edge);
    if (found == edges.end())
        throw UserError("there is no such connection to insert a block into");
    const auto at = found - edges.begin();
    const BlockId id = appendBlock(e, info, position);
    const GroupId group = e.graph.find(edge.from)->group;
    if (group == e.graph.find(edge.to)->group)
        e.graph.find(id)->group = group;
    edges[at] = Edge{edge.from, edge.fromPort, id, 0};
    edges.insert(edges.begin() + at + 1, Edge{id, 0, edge.to, edge.toPort});
    return id;
}

void removeBlock(Experiment& e, BlockId id) {
    const Block& block = requireBlock(e, id);
    if (layerInfo(block.kind).isEnd())
        throw UserError(inQuotes(block.name) + " can't be removed: every experiment needs its " +
                        (hasRole(block, LayerRole::Target) ? "loss" : "data set"));
    std::vector<Edge> kept, incoming, outgoing;
    std::size_t joint = 0;
    for (const Edge& edge : e.graph.edges) {
        if (edge.to == id) {
            incoming.push_back(edge);
            joint = kept.size();
        } else if (edge.from == id) {
            outgoing.push_back(edge);
        } else {
            kept.push_back(edge);
        }
    }
    if (isOneOutput(incoming) && isOneOutput(outgoing)) {
        const BlockId source = incoming.front().from;
        const int port = incoming.front().fromPort;
        for (Edge& edge : outgoing)
            edge = {source, port, edge.to, edge.toPort};
        kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(joint), outgoing.begin(),
                    outgoing.end());
    }
    e.graph.edges = std::move(kept);
    std::erase_if(e.graph.blocks, [&](const Block& other) { return other.id == id; });
    dropEmptyGroups(e.graph);
}

void connectBlocks(Experiment& e, Edge edge) {
    const Block& from = requireBlock(e, edge.from);
    const Block& to = requireBlock(e, edge.to);
    requirePort(from, edge.fromPort, layerInfo(from.kind).outputs, "output");
    requirePort(to, edge.toPort, layerInfo(to.kind).inputs, "input");
    std::vector<Edge> edges = e.graph.edges;
    std::erase_if(edges, [&](const Edge& other) {
        return other.to == edge.to && other.toPort == edge.toPort;
    });
    if (blocksBehind(edges, edge.to).contains(edge.from))
        throw UserError("connecting " + inQuotes(from.name) + " to " + inQuotes(to.name) +
                        " would close a loop");
    edges.push_back(edge);
    e.graph.edges = std::move(edges);
}

void disconnectBlocks(Experiment& e, Edge edge) {
    if (std::erase(e.graph.edges, edge) == 0)
        throw UserError("there is no such connection to remove");
}

void setBlockOption(Experiment& e, BlockId id, std::string_view option, const OptionValue& value) {
    Block& block = requireBlock(e, id);
    const OptionInfo& info = requireOption(blockSchema(block), inQuotes(block.name), option);
    OptionValue checked = checkedByPath(info, block.name, value);
    if (checked == blockOption(block, option))
        return;
    if (hasRole(block, LayerRole::Physical) && option == "device")
        std::erase_if(block.options, [](const auto& o) {
            return o.first.starts_with("options.") || o.first.starts_with("costs.");
        });
    storeOption(block.options, info, std::move(checked));
    dropForeign(block);
}

void chooseData(Experiment& e, const DatasetSettings& data) {
    const Block* const found = firstWithRole(e.graph, LayerRole::Source);
    if (!found)
        throw UserError("the experiment has no data set, expected one");
    Experiment changed = e;
    const BlockId id = found->id;
    requireBlock(changed, id).options.clear();
    setBlockOption(changed, id, "source", data.source);
    for (const auto& [option, value] : data.options)
        setBlockOption(changed, id, option, value);
    e = std::move(changed);
}

void renameBlock(Experiment& e, BlockId id, std::string_view name) {
    Block& block = requireBlock(e, id);
    if (block.name == name)
        return;
    requireFreeName(e.graph, name);
    block.name = name;
}

void setTrainingOption(Experiment& e, std::string_view option, const OptionValue& value) {
    const OptionInfo& info = requireOption(trainingSchema(), "training", option);
    storeOption(e.training, info, checkedByPath(info, "training", value));
}

}  // namespace obscura
