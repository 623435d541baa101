// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/FoldedItem.h"
#include "core/network/GroupBorders.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/GroupCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/language/Messages.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

/// How far the sheets of a stack show.
constexpr qreal kSheet = 5;
constexpr int kSheets = 2;

}  // namespace

FoldedItem::FoldedItem(const Group& group, CanvasScene& scene)
    : NodeItem(BlockGeometry(BlockForm::Layer, 1, 1), scene), m_group(group.id) {
    mirror(group);
}

std::vector<BlockPort> FoldedItem::portsBehind(Port port) const {
    const auto index = static_cast<std::size_t>(port.index);
    if (port.output)
        return {m_border.outputs.at(index)};
    return m_border.inputs.at(index).targets;
}

std::optional<Port> FoldedItem::portOf(BlockId block, Port port) const {
    const BlockPort wanted{block, port.index};
    const auto found = [&](const auto& list, auto projection) -> std::optional<Port> {
        const auto at = std::ranges::find_if(list, projection);
        if (at == list.end())
            return std::nullopt;
        return Port{.output = port.output, .index = static_cast<int>(at - list.begin())};
    };
    if (port.output)
        return found(m_border.outputs, [&](const BlockPort& output) { return output == wanted; });
    return found(m_border.inputs, [&](const GroupInput& input) {
        return std::ranges::find(input.targets, wanted) != input.targets.end();
    });
}

void FoldedItem::activate() {
    canvas().commands().groups().fold(m_group, false);
}

void FoldedItem::mirror(const Group& group) {
    const Graph& graph = canvas().document().experiment().graph;
    if (m_repeat != group.repeat)
        update();
    m_repeat = group.repeat;
    m_members = graph.membersOf(m_group);
    m_border = borderOf(graph, m_group);
    setGeometry(foldedGeometry(graph, m_group));
    setFace(groupFace(graph, group, canvas().document().report()));
    place();
}

void FoldedItem::place() {
    setPos(foldedPlace(canvas().document().experiment().graph, m_group));
}

void FoldedItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) {
    const Theme& theme = canvas().theme();
    const bool isPhysical = geometry().form() == BlockForm::Physical;
    painter->setBrush(isPhysical ? theme.physicalSurface : theme.surface);
    painter->setPen(QPen(isPhysical ? theme.physical : theme.hairline, 1.2));
    for (int sheet = m_repeat > 1 ? kSheets : 0; sheet > 0; --sheet)
        painter->drawPath(geometry().outline().translated(kSheet * sheet, kSheet * sheet));
    NodeItem::paint(painter, option, widget);
}

BlockFace groupFace(const Graph& graph, const Group& group, const InspectionReport& report) {
    const std::vector<BlockId> members = graph.membersOf(group.id);
    BlockFace face;
    face.kind = QStringLiteral("group");
    face.name = QString::fromStdString(group.name);
    face.title =
        members.size() == 1 ? QObject::tr("1 block") : QObject::tr("%1 blocks").arg(members.size());
    if (group.repeat > 1)
        face.title += QObject::tr(", %1 times").arg(group.repeat);
    QStringList problems;
    for (const Problem& problem : report.problems) {
        const Block* block = graph.find(problem.block);
        if (problem.group == group.id)
            problems << translatedMessage(problem.message);
        else if (block && block->group == group.id)
            problems << translatedMessage(block->name + ": " + problem.message);
    }
    face.problem = problems.join('\n');
    if (const auto whole = report.groups.find(group.id); whole != report.groups.end())
        addCounts(face, whole->second, whole->second.physicalParameters > 0);
    face.toolTip =
        QStringLiteral("<p><b>%1</b> · %2</p>").arg(face.name.toHtmlEscaped(), face.title);
    if (!problems.isEmpty())
        face.toolTip += "<p><b>" + face.problem.toHtmlEscaped().replace('\n', "<br>") + "</b></p>";
    face.toolTip += QObject::tr("<p>Double-click to unfold.</p>");
    return face;
}

}  // namespace obscura
