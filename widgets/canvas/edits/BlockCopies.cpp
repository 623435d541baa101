// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/edits/BlockCopies.h"

#include "core/base/Utf8.h"
#include "core/experiment/Limits.h"
#include "core/experiment/Notes.h"
#include "core/graph/FreeId.h"
#include "devices/Error.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace obscura {

namespace {

/// Between a copy and the blocks around it.
constexpr qreal kMargin = 3 * BlockGeometry::kGrid;

/// "relu" of "relu 2".
std::string stemOf(const std::string& name) {
    const std::size_t digits = name.find_last_not_of("0123456789") + 1;
    const bool isNumbered = digits > 1 && digits < name.size() && name[digits - 1] == ' ';
    return isNumbered ? name.substr(0, digits - 1) : name;
}

void dropLastCharacter(std::string& text) {
    while (!text.empty() && continuesCharacter(text.back()))
        text.pop_back();
    if (!text.empty())
        text.pop_back();
}

/// The name itself where it is free, or else its stem with another number; a stem that leaves no
/// room for the number is shortened.
std::string nameOfCopy(const Graph& graph, const std::string& name) {
    if (!graph.isNameTaken(name))
        return name;
    std::string stem = stemOf(name);
    std::string free = graph.freeName(stem);
    while (!nameProblem(free).empty() && !stem.empty()) {
        dropLastCharacter(stem);
        free = graph.freeName(stem);
    }
    return free;
}

void requireRoom(const Graph& graph, const Graph& part) {
    if (graph.blocks.size() + part.blocks.size() > kMostBlocks ||
        graph.groups.size() + part.groups.size() > kMostGroups ||
        graph.notes.size() + part.notes.size() > kMostNotes)
        throw UserError("an experiment can have at most " + std::to_string(kMostBlocks) +
                        " blocks, " + std::to_string(kMostGroups) + " groups and " +
                        std::to_string(kMostNotes) + " notes");
}

/// Adds copies of the groups, as yet without members; returns their ids by those they had.
std::map<GroupId, GroupId> copyGroups(Graph& graph, const Graph& part) {
    std::map<GroupId, GroupId> ids{{0, 0}};
    for (const Group& original : part.groups) {
        Group group = original;
        group.name = nameOfCopy(graph, original.name);
        group.id = smallestFreeId(graph.groups);
        ids[original.id] = group.id;
        graph.groups.push_back(std::move(group));
    }
    return ids;
}

}  // namespace

Graph partOf(const Graph& graph, const std::vector<BlockId>& blocks,
             const std::vector<NoteId>& notes) {
    const auto isIn = [&](BlockId id) {
        return std::find(blocks.begin(), blocks.end(), id) != blocks.end();
    };
    Graph part;
    std::ranges::copy_if(graph.blocks, std::back_inserter(part.blocks), isIn, &Block::id);
    std::copy_if(graph.edges.begin(), graph.edges.end(), std::back_inserter(part.edges),
                 [&](const Edge& edge) { return isIn(edge.from) && isIn(edge.to); });
    std::ranges::copy_if(
        graph.groups, std::back_inserter(part.groups),
        [&](GroupId id) { return std::ranges::all_of(graph.membersOf(id), isIn); }, &Group::id);
    std::ranges::copy_if(
        graph.notes, std::back_inserter(part.notes),
        [&](NoteId id) { return std::ranges::find(notes, id) != notes.end(); }, &Note::id);
    for (Block& block : part.blocks) {
        if (!part.findGroup(block.group))
            block.group = 0;
    }
    return part;
}

QRectF placeOf(const Graph& part) {
    QRectF place;
    for (const SeenBody& seen : seenBodies(part))
        place |= seen.body;
    for (const Note& note : part.notes)
        place |= bodyOf(note);
    return place;
}

QPointF freeOffset(const Graph& graph, const Graph& part) {
    std::vector<QRectF> bodies;
    for (const SeenBody& seen : seenBodies(graph))
        bodies.push_back(seen.body);
    for (const Note& note : graph.notes)
        bodies.push_back(bodyOf(note));
    QRectF place = placeOf(part);
    const qreal start = place.top();
    place.adjust(-kMargin, 0, kMargin, 0);
    // Every round goes below one more body.
    for (std::size_t round = 0; round < bodies.size(); ++round) {
        const auto hit = std::ranges::find_if(bodies, [&](const QRectF& body) {
            return body.adjusted(0, -kMargin, 0, kMargin).intersects(place);
        });
        if (hit == bodies.end())
            break;
        place.moveTop(hit->bottom() + kMargin);
    }
    return {0, std::ceil((place.top() - start) / BlockGeometry::kGrid) * BlockGeometry::kGrid};
}

Copies insertCopies(Experiment& e, const Graph& part, QPointF offset) {
    requireRoom(e.graph, part);
    Experiment copy = e;
    Copies added;
    const std::map<GroupId, GroupId> groups = copyGroups(copy.graph, part);
    const auto moved = [&](Position at) { return Position{at.x + offset.x(), at.y + offset.y()}; };
    std::map<BlockId, BlockId> ids;
    for (const Block& original : part.blocks) {
        const LayerInfo& info = layerInfo(original.kind);
        if (info.isEnd() && firstWithRole(copy.graph, info.role))
            continue;
        Block block = original;
        block.id = copy.graph.freeId();
        block.name = nameOfCopy(copy.graph, original.name);
        block.position = moved(original.position);
        block.group = groups.at(original.group);
        ids[original.id] = block.id;
        added.blocks.push_back(block.id);
        copy.graph.blocks.push_back(std::move(block));
    }
    for (const Note& original : part.notes) {
        const NoteId id = addNote(copy, moved(original.position));
        setNoteText(copy, id, original.text);
        resizeNote(copy, id, original.size);
        added.notes.push_back(id);
    }
    if (added.blocks.empty() && added.notes.empty())
        throw UserError("an experiment has only one data set and one loss, and they are there");
    for (const Edge& edge : part.edges) {
        if (ids.contains(edge.from) && ids.contains(edge.to))
            connectBlocks(copy, {.from = ids[edge.from],
                                 .fromPort = edge.fromPort,
                                 .to = ids[edge.to],
                                 .toPort = edge.toPort});
    }
    e = std::move(copy);
    return added;
}

}  // namespace obscura
