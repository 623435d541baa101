// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/DiagramView.h"

#include <QEvent>
#include <QPainter>

namespace obscura {

namespace {

constexpr qreal kMostScale = 1.1;

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void DiagramView::show(const Experiment& experiment, const std::map<BlockId, Mark>& marks) {
    m_experiment = experiment;
    m_marks = marks;
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
