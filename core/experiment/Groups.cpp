// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Groups.h"

#include "core/base/Messages.h"
#include "core/experiment/Limits.h"
#include "core/graph/FreeId.h"
#include "core/network/GroupBorders.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

#include <algorithm>
#include <unordered_set>

namespace obscura {

namespace {

constexpr auto kRepeat = "repeat";

Group& requireGroup(Experiment& e, GroupId id) {
    if (Group* group = e.graph.findGroup(id))
        return *group;
    throw UserError("there is no group with id " + std::to_string(id));
}

/// The one group that some of the blocks belong to; 0: none.
GroupId commonGroup(const Graph& graph, const std::vector<BlockId>& blocks) {
    GroupId common = 0;
    for (const BlockId id : blocks) {
        const Block* block = graph.find(id);
        if (!block)
            throw UserError("there is no block with id " + std::to_string(id));
        if (layerInfo(block->kind).isEnd())
            throw UserError(inQuotes(block->name) +
                            " can't be part of a group: the network begins and ends outside");
        if (block->group != 0 && common != 0 && block->group != common)
            throw UserError("the blocks belong to the groups " +
                            inQuotes(graph.findGroup(common)->name) + " and " +
                            inQuotes(graph.findGroup(block->group)->name) +
                            ", and a group can't hold groups; ungroup one of them first");
        common = block->group != 0 ? block->group : common;
    }
    return common;
}

}  // namespace

const std::vector<OptionInfo>& groupSchema() {
    static const std::vector<OptionInfo> schema = {
        {.name = kRepeat,
         .title = "Repeat N",
         .help = "How often the blocks of the group run in a row, each time with parameters and "
                 "devices of their own. More than once needs one value in and one out, of the same "
                 "shape.",
         .initial = Index{1},
         .minimum = 1,
         .maximum = kMostRepeats}};
    return schema;
}

Options groupOptions(const Group& group) {
    return group.repeat == 1 ? Options{} : Options{{kRepeat, group.repeat}};
}

GroupId groupBlocks(Experiment& e, const std::vector<BlockId>& blocks) {
    if (blocks.empty())
        throw UserError("no block is selected, expected those that the group is to hold");
    GroupId id = commonGroup(e.graph, blocks);
    const auto belongs = [&](BlockId block) { return e.graph.find(block)->group == id; };
    if (id != 0 && std::ranges::all_of(blocks, belongs))
        throw UserError("the blocks are a group already: " + inQuotes(e.graph.findGroup(id)->name));
    if (id == 0) {
        if (e.graph.groups.size() >= kMostGroups)
            throw UserError("an experiment can have at most " + std::to_string(kMostGroups) +
                            " groups");
        id = smallestFreeId(e.graph.groups);
        e.graph.groups.push_back({.id = id, .name = e.graph.freeName("group")});
    }
    for (const BlockId block : blocks)
        e.graph.find(block)->group = id;
    return id;
}

void ungroupBlocks(Experiment& e, const std::vector<BlockId>& blocks) {
    for (const BlockId id : blocks) {
        if (Block* block = e.graph.find(id))
            block->group = 0;
    }
    dropEmptyGroups(e.graph);
}

void renameGroup(Experiment& e, GroupId id, std::string_view name) {
    Group& group = requireGroup(e, id);
    if (group.name == name)
        return;
    requireFreeName(e.graph, name);
    group.name = name;
}

void setGroupOption(Experiment& e, GroupId id, std::string_view option, const OptionValue& value) {
    Group& group = requireGroup(e, id);
    const OptionInfo* info = findOption(groupSchema(), option);
    if (!info)
        throw UserError(inQuotes(group.name) + " has no option " + inQuotes(option) + "; it has " +
                        kRepeat);
    OptionInfo byPath = *info;
    byPath.name = group.name + "." + info->name;
    group.repeat = std::get<Index>(checkedOption(byPath, value));
}

void foldGroup(Experiment& e, GroupId id, bool folded) {
    requireGroup(e, id).folded = folded;
}

}  // namespace obscura
