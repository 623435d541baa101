// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Experiment.h"

#include "core/experiment/FreeId.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Limits.h"
#include "core/experiment/Messages.h"
#include "core/experiment/Settings.h"
#include "core/experiment/Utf8.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace obscura {

namespace {

/// The first of `list` whose `member` is `wanted`, or nullptr.
template <class List, class Class, class Member, class Value>
auto* firstWith(List& list, Member Class::*member, const Value& wanted) {
    const auto found = std::ranges::find(list, wanted, member);
    return found == list.end() ? nullptr : &*found;
}

/// The one of `list` with that id, or nullptr. New ones have the highest id and stand last, so that
/// ids nearly always rise; where they don't, all are looked at.
template <class List>
auto* withId(List& list, int id) {
    std::size_t low = 0, high = id > 0 ? list.size() : 0;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (list[middle].id == id)
            return &list[middle];
        if (list[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    const auto found = id > 0 ? std::ranges::find(list, id, &List::value_type::id) : list.end();
    return found == list.end() ? nullptr : &*found;
}

Block& requireBlock(Experiment& e, BlockId id) {
    if (Block* block = e.graph.find(id))
        return *block;
    throw UserError("there is no block with id " + std::to_string(id));
}

std::vector<std::string> optionNames(const std::vector<OptionInfo>& schema) {
    std::vector<std::string> names;
    for (const OptionInfo& info : schema)
        names.push_back(info.name);
    return names;
}

const OptionInfo& requireOption(const std::vector<OptionInfo>& schema, std::string_view option,
                                const std::string& owner) {
    if (const OptionInfo* info = findOption(schema, option))
        return *info;
    throw UserError(owner + " has no option " + inQuotes(option) +
                    nearHint(option, optionNames(schema)));
}

/// Checks `value`, naming the option by its whole path in messages.
OptionValue checkedByPath(OptionInfo info, const std::string& owner, const OptionValue& value) {
    info.name = owner + "." + info.name;
    return checkedBlockOption(info, value);
}

void storeOption(Options& options, const OptionInfo& info, OptionValue value) {
    if (value == info.initial)
        options.erase(info.name);
    else
        options.insert_or_assign(info.name, std::move(value));
}

bool reaches(const std::vector<Edge>& edges, BlockId from, BlockId wanted) {
    std::unordered_map<BlockId, std::vector<BlockId>> targets;
    for (const Edge& edge : edges)
        targets[edge.from].push_back(edge.to);
    std::set<BlockId> seen;
    std::vector<BlockId> open = {from};
    while (!open.empty()) {
        const BlockId at = open.back();
        open.pop_back();
        if (at == wanted)
            return true;
        if (!seen.insert(at).second)
            continue;
        const std::vector<BlockId>& next = targets[at];
        open.insert(open.end(), next.begin(), next.end());
    }
    return false;
}

void requirePort(const Block& block, int port, int count, const char* direction) {
    if (port >= 0 && port < count)
        return;
    throw UserError(inQuotes(block.name) + " has no " + direction + " " + std::to_string(port) +
                    ": a block of kind " + block.kind + " has " + std::to_string(count));
}

BlockId appendBlock(Experiment& e, const LayerInfo& info, Position position) {
    if (info.group == "Ends" && e.graph.firstOfKind(info.kind))
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

}  // namespace

const Block* Graph::find(BlockId id) const {
    return withId(blocks, id);
}

Block* Graph::find(BlockId id) {
    return withId(blocks, id);
}

const Block* Graph::find(std::string_view name) const {
    return firstWith(blocks, &Block::name, name);
}

Block* Graph::find(std::string_view name) {
    return firstWith(blocks, &Block::name, name);
}

const Block* Graph::firstOfKind(std::string_view kind) const {
    return firstWith(blocks, &Block::kind, kind);
}

const Group* Graph::findGroup(GroupId id) const {
    return withId(groups, id);
}

Group* Graph::findGroup(GroupId id) {
    return withId(groups, id);
}

const Group* Graph::findGroup(std::string_view name) const {
    return firstWith(groups, &Group::name, name);
}

const Note* Graph::findNote(NoteId id) const {
    return withId(notes, id);
}

Note* Graph::findNote(NoteId id) {
    return withId(notes, id);
}

std::vector<BlockId> Graph::membersOf(GroupId group) const {
    std::vector<BlockId> members;
    for (const Block& block : blocks) {
        if (block.group == group)
            members.push_back(block.id);
    }
    return members;
}

Index Graph::repetitionsOf(const Block& block) const {
    const Group* const group = findGroup(block.group);
    return group ? group->repeat : 1;
}

bool Graph::isNameTaken(std::string_view name) const {
    return find(name) || findGroup(name);
}

BlockId Graph::freeId() const {
    BlockId highest = 0;
    for (const Block& block : blocks)
        highest = std::max(highest, block.id);
    if (highest < std::numeric_limits<BlockId>::max())
        return highest + 1;
    return smallestFreeId(blocks);
}

std::string Graph::freeName(std::string_view wanted) const {
    if (!isNameTaken(wanted))
        return std::string(wanted);
    const std::string stem = std::string(wanted) + " ";
    std::set<std::string_view> numbered;
    const auto note = [&](std::string_view name) {
        if (name.starts_with(stem))
            numbered.insert(name.substr(stem.size()));
    };
    std::ranges::for_each(blocks, note, &Block::name);
    std::ranges::for_each(groups, note, &Group::name);
    int number = 2;
    while (numbered.contains(std::to_string(number)))
        ++number;
    return stem + std::to_string(number);
}

std::string nameProblem(std::string_view name) {
    constexpr std::size_t kLongest = 60;
    if (name.empty())
        return "a name is missing";
    if (const std::size_t characters = countCharacters(name); characters > kLongest)
        return "the name has " + std::to_string(characters) + " characters, at most " +
               std::to_string(kLongest) + " are possible";
    if (name.find('.') != std::string_view::npos || name.find('=') != std::string_view::npos)
        return "the name " + inQuotes(name) +
               " holds a dot or an equals sign, which paths like blackbox.device=slm use";
    if (std::any_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return "the name holds a control character";
    if (name.front() == ' ' || name.back() == ' ')
        return "the name " + inQuotes(name) + " begins or ends with a space";
    if (name == "training")
        return "the name 'training' is taken by the training settings";
    return {};
}

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
    if (block.kind == "dataset" || block.kind == "loss")
        throw UserError(inQuotes(block.name) + " can't be removed: every experiment needs its " +
                        (block.kind == "loss" ? "loss" : "data set"));
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
    if (reaches(edges, edge.to, edge.from))
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
    const OptionInfo& info = requireOption(blockSchema(block), option, inQuotes(block.name));
    OptionValue checked = checkedByPath(info, block.name, value);
    if (checked == blockOption(block, option))
        return;
    if (block.kind == "blackbox" && option == "device")
        std::erase_if(block.options, [](const auto& o) {
            return o.first.starts_with("options.") || o.first.starts_with("costs.");
        });
    storeOption(block.options, info, std::move(checked));
}

void renameBlock(Experiment& e, BlockId id, std::string_view name) {
    Block& block = requireBlock(e, id);
    if (block.name == name)
        return;
    requireFreeName(e.graph, name);
    block.name = name;
}

void setTrainingOption(Experiment& e, std::string_view option, const OptionValue& value) {
    const OptionInfo& info = requireOption(trainingSchema(), option, "training");
    storeOption(e.training, info, checkedByPath(info, "training", value));
}

}  // namespace obscura
