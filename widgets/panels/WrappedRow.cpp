// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/WrappedRow.h"

#include <QBoxLayout>
#include <QEvent>
#include <algorithm>

namespace obscura {

WrappedRow::WrappedRow(QWidget* first, QWidget* second, const QWidget* wide, QWidget* parent)
    : QWidget(parent),
      m_first(first),
      m_second(second),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(first, first == wide);
    m_layout->addWidget(second, second == wide);
}

bool WrappedRow::isWrapped() const {
    return m_layout->direction() == QBoxLayout::TopToBottom;
}

QSize WrappedRow::leastSize(const QWidget* part) const {
    return part->isHidden() ? QSize(0, 0) : part->minimumSizeHint();
}

QSize WrappedRow::minimumSizeHint() const {
    const int width = std::max(leastSize(m_first).width(), leastSize(m_second).width());
    return {width, m_layout->minimumSize().height()};
}

bool WrappedRow::event(QEvent* event) {
    // A part needs more room than before, or less.
    if (event->type() == QEvent::LayoutRequest)
        wrap();
    return QWidget::event(event);
}

void WrappedRow::resizeEvent(QResizeEvent* event) {
    wrap();
    QWidget::resizeEvent(event);
}

void WrappedRow::wrap() {
    const int needed =
        leastSize(m_first).width() + m_layout->spacing() + leastSize(m_second).width();
    const auto direction = needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_layout->direction() != direction)
        m_layout->setDirection(direction);
}

}  // namespace obscura
