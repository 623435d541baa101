// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Graph.h"

#include "core/base/Messages.h"
#include "core/base/Utf8.h"
#include "core/graph/FreeId.h"
#include "devices/Error.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_set>

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

void dropEmptyGroups(Graph& graph) {
    std::unordered_set<GroupId> used;
    for (const Block& block : graph.blocks)
        used.insert(block.group);
    std::erase_if(graph.groups, [&](const Group& group) { return !used.contains(group.id); });
}

void requireFreeName(const Graph& graph, std::string_view name) {
    if (const std::string problem = nameProblem(name); !problem.empty())
        throw UserError(problem);
    if (graph.find(name))
        throw UserError("there is already a block named " + inQuotes(name));
    if (graph.findGroup(name))
        throw UserError("there is already a group named " + inQuotes(name));
}

}  // namespace obscura
