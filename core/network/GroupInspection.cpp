// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/GroupInspection.h"
#include "core/network/GroupBorders.h"

#include "core/base/Messages.h"

#include <algorithm>
#include <optional>
#include <span>

namespace obscura {

namespace {

std::string namesOf(const Graph& graph, const std::vector<BlockPort>& ports) {
    constexpr std::size_t kMost = 5;
    std::string names;
    for (const BlockPort& port : std::span(ports).first(std::min(ports.size(), kMost))) {
        const Block* const block = graph.find(port.block);
        names += (names.empty() ? "" : ", ") + (block ? inQuotes(block->name) : "a missing block");
    }
    return ports.size() > kMost ? names + ", …" : names;
}

std::vector<BlockPort> sourcesOf(const GroupBorder& border) {
    std::vector<BlockPort> sources;
    for (const GroupInput& input : border.inputs) {
        if (input.source)
            sources.push_back(*input.source);
    }
    return sources;
}

/// What leaves that port; nullptr where it isn't known.
const Shape* shapeAt(const InspectionReport& report, const BlockPort& port) {
    const auto found = report.shapes.find(port.block);
    return found == report.shapes.end()
               ? nullptr
               : &found->second.outputs.at(static_cast<std::size_t>(port.port));
}

/// What is wrong with a group that is repeated; or nothing.
std::optional<std::string> repetitionProblem(const Graph& graph, const Group& group,
                                             const GroupBorder& border,
                                             const InspectionReport& report) {
    const std::vector<BlockPort> sources = sourcesOf(border);
    const std::string repeats = "repeats " + std::to_string(group.repeat) + " times but ";
    if (sources.size() != 1)
        return repeats + "takes " + std::to_string(sources.size()) + " values from outside" +
               (sources.empty() ? "" : " (of " + namesOf(graph, sources) + ")") + ", expected one";
    if (border.outputs.size() != 1)
        return repeats + "gives " + std::to_string(border.outputs.size()) + " values" +
               (border.outputs.empty() ? "" : " (of " + namesOf(graph, border.outputs) + ")") +
               ", expected one";
    const Shape* const in = shapeAt(report, sources.front());
    const Shape* const out = shapeAt(report, border.outputs.front());
    if (in && out && *in != *out)
        return repeats + "takes " + formatShape(*in) + " and gives " + formatShape(*out) +
               ", expected the same shape";
    return std::nullopt;
}

}  // namespace

void inspectGroup(const Graph& graph, const Group& group, const GroupBorders& borders,
                  InspectionReport& report) {
    LayerShape whole;
    for (const BlockId id : borders.membersOf(group.id)) {
        const auto shape = report.shapes.find(id);
        if (shape != report.shapes.end())
            whole.addCounts(shape->second, group.repeat);
    }
    const GroupBorder border = borders.of(group.id);
    for (const BlockPort& output : border.outputs) {
        const Shape* const shape = shapeAt(report, output);
        whole.outputs.push_back(shape ? *shape : Shape{});
    }
    report.groups[group.id] = std::move(whole);
    if (group.repeat == 1)
        return;
    if (const auto problem = repetitionProblem(graph, group, border, report))
        report.problems.push_back(
            {.block = 0, .option = "repeat", .message = *problem, .group = group.id});
}

}  // namespace obscura
