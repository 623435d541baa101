// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/DiagramView.h"

#include "widgets/canvas/geometry/GraphGeometry.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <vector>

namespace obscura {

namespace {

constexpr qreal kMostScale = 1.1;

using Marks = std::map<BlockId, DiagramView::Mark>;

/// What has become of a group of which some members are marked: where it isn't the same for all,
/// the group has changed.
DiagramView::Mark commonMark(const std::vector<BlockId>& members, const Marks& marks) {
    const auto first = marks.find(members.front());
    const bool isSame = std::ranges::all_of(members, [&](BlockId member) {
        const auto mark = marks.find(member);
        return mark != marks.end() && first != marks.end() && mark->second == first->second;
    });
    return isSame ? first->second : DiagramView::Mark::Changed;
}

/// One mark for each block and each folded group, which its first member stands for.
Marks seenMarks(const Graph& graph, const Marks& marks) {
    Marks seen;
    for (const auto& [id, mark] : marks) {
        const Block* const block = graph.find(id);
        const Group* const group = block ? foldedGroupOf(graph, *block) : nullptr;
        if (!group) {
            seen[id] = mark;
            continue;
        }
        const auto members = graph.membersOf(group->id);
        seen[members.front()] = commonMark(members, marks);
    }
    return seen;
}

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DiagramView::show(const Experiment& experiment, const std::map<BlockId, Mark>& marks) {
    m_experiment = experiment;
    m_marks = seenMarks(experiment.graph, marks);
    draw();
}

QColor DiagramView::colour(Mark mark, const Theme& theme) {
    return mark == Mark::Added ? theme.success : mark == Mark::Removed ? theme.error : theme.accent;
}

QString DiagramView::sign(Mark mark) {
    return mark == Mark::Added     ? QStringLiteral("+")
           : mark == Mark::Removed ? QStringLiteral("−")
                                   : QStringLiteral("≠");
}

void DiagramView::draw() {
    const Theme theme = Theme::of(palette());
    m_diagram = std::make_unique<Diagram>(m_experiment, theme);
    for (const auto& [block, mark] : m_marks)
        m_diagram->mark(block, colour(mark, theme), sign(mark));
    update();
}

void DiagramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_diagram)
        m_diagram->paint(painter, rect(), kMostScale);
}

void DiagramView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

}  // namespace obscura
