// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/BlockCopies.h"

#include "devices/Error.h"
#include "widgets/canvas/BlockGeometry.h"
#include "widgets/canvas/CanvasEdits.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace obscura {

namespace {

/// Between a copy and the blocks around it.
constexpr qreal kMargin = 3 * BlockGeometry::kGrid;

bool isOnlyOnce(const Block& block) {
    return layerInfo(block.kind).group == "Ends";
}

/// "relu" of "relu 2".
std::string stemOf(const std::string& name) {
    const std::size_t digits = name.find_last_not_of("0123456789") + 1;
    const bool isNumbered = digits > 1 && digits < name.size() && name[digits - 1] == ' ';
    return isNumbered ? name.substr(0, digits - 1) : name;
}

void dropLastCharacter(std::string& text) {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    while (!text.empty() && continues(text.back()))
        text.pop_back();
    if (!text.empty())
        text.pop_back();
}

/// The name itself where it is free, or else its stem with another number; a stem that leaves no
/// room for the number is shortened.
std::string nameOfCopy(const Graph& graph, const std::string& name) {
    if (!graph.find(std::string_view(name)))
        return name;
    std::string stem = stemOf(name);
    std::string free = graph.freeName(stem);
    while (!nameProblem(free).empty() && !stem.empty()) {
        dropLastCharacter(stem);
        free = graph.freeName(stem);
    }
    return free;
}

}  // namespace

Graph partOf(const Graph& graph, const std::vector<BlockId>& blocks) {
    const auto isIn = [&](BlockId id) {
        return std::find(blocks.begin(), blocks.end(), id) != blocks.end();
    };
    Graph part;
    std::copy_if(graph.blocks.begin(), graph.blocks.end(), std::back_inserter(part.blocks),
                 [&](const Block& block) { return isIn(block.id); });
    std::copy_if(graph.edges.begin(), graph.edges.end(), std::back_inserter(part.edges),
                 [&](const Edge& edge) { return isIn(edge.from) && isIn(edge.to); });
    return part;
}

QPointF freeOffset(const Graph& graph, const Graph& part) {
    QRectF place;
    for (const Block& block : part.blocks)
        place |= bodyOf(block);
    const qreal start = place.top();
    place.adjust(-kMargin, 0, kMargin, 0);
    // Every round goes below one more block.
    for (std::size_t round = 0; round < graph.blocks.size(); ++round) {
        const auto hit =
            std::find_if(graph.blocks.begin(), graph.blocks.end(), [&](const Block& block) {
                return bodyOf(block).adjusted(0, -kMargin, 0, kMargin).intersects(place);
            });
        if (hit == graph.blocks.end())
            break;
        place.moveTop(bodyOf(*hit).bottom() + kMargin);
    }
    return {0, std::ceil((place.top() - start) / BlockGeometry::kGrid) * BlockGeometry::kGrid};
}

std::vector<BlockId> insertCopies(Experiment& e, const Graph& part, QPointF offset) {
    Experiment copy = e;
    std::map<BlockId, BlockId> ids;
    std::vector<BlockId> added;
    for (const Block& original : part.blocks) {
        if (isOnlyOnce(original) && copy.graph.firstOfKind(original.kind))
            continue;
        Block block = original;
        block.id = copy.graph.freeId();
        block.name = nameOfCopy(copy.graph, original.name);
        block.position = {original.position.x + offset.x(), original.position.y + offset.y()};
        ids[original.id] = block.id;
        added.push_back(block.id);
        copy.graph.blocks.push_back(std::move(block));
    }
    if (added.empty())
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
