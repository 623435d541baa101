// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Difference.h"

#include "core/experiment/Groups.h"
#include "core/graph/ById.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/ShownText.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace obscura {

namespace {

/// Blocks before to the same ones after.
using Matches = std::map<BlockId, BlockId>;

Matches matchingBlocks(const Graph& before, const Graph& after) {
    // Blocks are alike that give the same text. No name and no kind holds a line's end.
    using Traits = std::string (*)(const Block&);
    constexpr std::array<Traits, 4> kTraits{
        [](const Block& b) { return std::to_string(b.id) + '\n' + b.name; },
        [](const Block& b) { return b.name + '\n' + b.kind; },
        [](const Block& b) { return std::to_string(b.id) + '\n' + b.kind; },
        [](const Block& b) { return b.name; }};
    Matches matches;
    std::set<BlockId> taken;
    for (const Traits traits : kTraits) {
        std::unordered_map<std::string, std::deque<BlockId>> alike;
        for (const Block& b : after.blocks) {
            if (!taken.contains(b.id))
                alike[traits(b)].push_back(b.id);
        }
        for (const Block& a : before.blocks) {
            if (matches.contains(a.id))
                continue;
            const auto found = alike.find(traits(a));
            if (found == alike.end() || found->second.empty())
                continue;
            matches.emplace(a.id, found->second.front());
            taken.insert(found->second.front());
            found->second.pop_front();
        }
    }
    return matches;
}

/// One side of a comparison of options.
struct Side {
    const std::vector<OptionInfo>& schema;
    const Options& options;

    std::optional<OptionValue> value(const std::string& name) const {
        if (!findOption(schema, name))
            return std::nullopt;
        return optionValue(schema, options, name);
    }
    bool isSet(const std::string& name) const {
        const OptionInfo* const info = findOption(schema, name);
        return info && optionValue(schema, options, name) != info->initial;
    }
};

const Side& nothing() {
    static const std::vector<OptionInfo> schema;
    static const Options options;
    static const Side side{schema, options};
    return side;
}

std::map<std::string, std::string> choiceTitles(const OptionInfo& info) {
    std::map<std::string, std::string> titles;
    for (const std::string& choice : info.choices)
        titles[choice] = choiceTitle(info, choice);
    return titles;
}

void compareOption(const OptionInfo& info, const Side& before, const Side& after,
                   std::vector<ValueDifference>& found) {
    ValueDifference value{
        info.name,         info.title, info.unit, before.value(info.name), after.value(info.name),
        choiceTitles(info)};
    if (value.before != value.after && (before.isSet(info.name) || after.isSet(info.name)))
        found.push_back(std::move(value));
}

void compareOptions(const Side& before, const Side& after, std::vector<ValueDifference>& found) {
    for (const OptionInfo& info : after.schema)
        compareOption(info, before, after, found);
    for (const OptionInfo& info : before.schema) {
        if (!findOption(after.schema, info.name))
            compareOption(info, before, after, found);
    }
}

void compareText(const char* name, const char* title, const std::string& before,
                 const std::string& after, std::vector<ValueDifference>& found) {
    if (before != after)
        found.push_back({name, title, {}, before, after});
}

void compareKinds(const Block& before, const Block& after, std::vector<ValueDifference>& found) {
    if (before.kind == after.kind)
        return;
    compareText("kind", "Kind", before.kind, after.kind, found);
    for (const std::string& kind : {before.kind, after.kind})
        found.back().choiceTitles[kind] = layerInfo(kind).title;
}

BlockDifference onOneSide(DifferenceKind change, const Block& block) {
    const bool isAdded = change == DifferenceKind::Added;
    BlockDifference result{
        change, isAdded ? 0 : block.id, isAdded ? block.id : 0, block.name, block.kind, {}};
    const Side side{blockSchema(block), block.options};
    compareOptions(isAdded ? nothing() : side, isAdded ? side : nothing(), result.values);
    return result;
}

std::string groupOf(const Block& block, const ById<Group>& groups) {
    const Group* const group = groups.find(block.group);
    return group ? group->name : std::string();
}

BlockDifference onBothSides(const Block& before, const Block& after) {
    BlockDifference result{
        DifferenceKind::Changed, before.id, after.id, after.name, after.kind, {}};
    compareText("name", "Name", before.name, after.name, result.values);
    compareKinds(before, after, result.values);
    compareOptions({blockSchema(before), before.options}, {blockSchema(after), after.options},
                   result.values);
    return result;
}

void compareBlocks(const Graph& before, const Graph& after, const Matches& matches,
                   Difference& result) {
    const ById afterBlocks(after.blocks);
    const ById beforeGroups(before.groups), afterGroups(after.groups);
    std::set<BlockId> matched;
    for (const Block& block : before.blocks) {
        const auto match = matches.find(block.id);
        if (match == matches.end()) {
            result.blocks.push_back(onOneSide(DifferenceKind::Removed, block));
            continue;
        }
        matched.insert(match->second);
        const Block& other = *afterBlocks.find(match->second);
        BlockDifference changed = onBothSides(block, other);
        compareText("group", "Group", groupOf(block, beforeGroups), groupOf(other, afterGroups),
                    changed.values);
        if (!changed.values.empty())
            result.blocks.push_back(std::move(changed));
        if (block.position != other.position)
            result.moved.push_back(other.name);
    }
    for (const Block& block : after.blocks) {
        if (!matched.contains(block.id))
            result.blocks.push_back(onOneSide(DifferenceKind::Added, block));
    }
}

void compareGroups(const Graph& before, const Graph& after, Difference& result) {
    struct Sides {
        Options before, after;
    };
    std::map<std::string, Sides> options;
    for (const Group& group : before.groups)
        options[group.name].before = groupOptions(group);
    for (const Group& group : after.groups)
        options[group.name].after = groupOptions(group);
    for (const auto& [name, sides] : options) {
        GroupDifference group{name, {}};
        compareOptions({groupSchema(), sides.before}, {groupSchema(), sides.after}, group.values);
        if (!group.values.empty())
            result.groups.push_back(std::move(group));
    }
}

/// The edge between the blocks' counterparts; nothing where one of them has none.
std::optional<Edge> translated(const Edge& edge, const Matches& matches) {
    const auto from = matches.find(edge.from);
    const auto to = matches.find(edge.to);
    if (from == matches.end() || to == matches.end())
        return std::nullopt;
    return Edge{from->second, edge.fromPort, to->second, edge.toPort};
}

auto ends(const Edge& edge) {
    return std::tuple(edge.from, edge.fromPort, edge.to, edge.toPort);
}

EdgeDifference edgeOn(DifferenceKind change, const Edge& edge, const ById<Block>& blocks) {
    const auto name = [&](BlockId id) {
        const Block* const block = blocks.find(id);
        return block ? block->name : std::to_string(id);
    };
    return {change, edge, name(edge.from), name(edge.to)};
}

void compareEdges(const Graph& before, const Graph& after, const Matches& matches,
                  Difference& result) {
    const ById beforeBlocks(before.blocks), afterBlocks(after.blocks);
    std::set<decltype(ends(Edge()))> now, old;
    for (const Edge& edge : after.edges)
        now.insert(ends(edge));
    for (const Edge& edge : before.edges) {
        const std::optional<Edge> same = translated(edge, matches);
        if (same && now.contains(ends(*same)))
            old.insert(ends(*same));
        else
            result.edges.push_back(edgeOn(DifferenceKind::Removed, edge, beforeBlocks));
    }
    for (const Edge& edge : after.edges) {
        if (!old.contains(ends(edge)))
            result.edges.push_back(edgeOn(DifferenceKind::Added, edge, afterBlocks));
    }
}

std::string mark(DifferenceKind change) {
    return change == DifferenceKind::Added ? "+ " : change == DifferenceKind::Removed ? "− " : "~ ";
}

std::string describe(const std::string& owner, const ValueDifference& value) {
    const std::string path = owner.empty() ? value.name : owner + "." + value.name;
    return path + ": " + shownText(formatSide(value, value.before)) + " → " +
           shownText(formatSide(value, value.after));
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

bool Difference::empty() const {
    return texts.empty() && blocks.empty() && groups.empty() && edges.empty() && training.empty();
}

Difference compareExperiments(const Experiment& before, const Experiment& after) {
    Difference result;
    compareText("name", "Name", before.name, after.name, result.texts);
    compareText("description", "Description", before.description, after.description, result.texts);
    const Matches matches = matchingBlocks(before.graph, after.graph);
    compareBlocks(before.graph, after.graph, matches, result);
    compareGroups(before.graph, after.graph, result);
    compareEdges(before.graph, after.graph, matches, result);
    compareOptions({trainingSchema(), before.training}, {trainingSchema(), after.training},
                   result.training);
    return result;
}

std::string formatSide(const ValueDifference& value, const std::optional<OptionValue>& side) {
    if (!side)
        return "–";
    const std::string text = formatOption(*side);
    if (text.empty())
        return "(empty)";
    return value.unit.empty() ? text : text + " " + value.unit;
}

std::string titleOfSide(const ValueDifference& value, const std::optional<OptionValue>& side) {
    const std::string text = formatSide(value, side);
    const auto title = value.choiceTitles.find(text);
    return title == value.choiceTitles.end() ? text : title->second;
}

std::string formatPort(const std::string& block, int port) {
    return port == 0 ? block : block + ":" + std::to_string(port);
}

std::vector<std::string> describe(const Difference& difference) {
    std::vector<std::string> lines;
    for (const ValueDifference& value : difference.texts)
        lines.push_back(describe({}, value));
    for (const BlockDifference& block : difference.blocks) {
        if (block.change != DifferenceKind::Changed)
            lines.push_back(mark(block.change) + block.name + " (" + block.kind + ")");
        for (const ValueDifference& value : block.values)
            lines.push_back(describe(block.name, value));
    }
    for (const GroupDifference& group : difference.groups) {
        for (const ValueDifference& value : group.values)
            lines.push_back(describe(group.name, value));
    }
    for (const EdgeDifference& edge : difference.edges)
        lines.push_back(mark(edge.change) + formatPort(edge.from, edge.edge.fromPort) + " → " +
                        formatPort(edge.to, edge.edge.toPort));
    for (const ValueDifference& value : difference.training)
        lines.push_back(describe("training", value));
    if (!difference.moved.empty())
        lines.push_back("~ moved: " + joined(difference.moved));
    return lines;
}

}  // namespace obscura
