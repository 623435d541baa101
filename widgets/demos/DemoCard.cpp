// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/demos/DemoCard.h"

#include "widgets/demos/Demo.h"

#include <QHBoxLayout>
#include <QLabel>

namespace obscura {

DemoCard::DemoCard(QWidget* parent) : QWidget(parent), m_text(new QLabel) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("What the demo shows"));
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 4);
    layout->addWidget(m_text);
}

void DemoCard::tell(const Demo& demo) {
    m_text->setText(
        QStringLiteral("<b>%1</b> %2").arg(demo.point.toHtmlEscaped(), demo.look.toHtmlEscaped()));
    fitHeight();
}

void DemoCard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitHeight();
}

// The font is known only by then.
void DemoCard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fitHeight();
}

void DemoCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

/// A dock asks no widget how high it has to be for its width.
void DemoCard::fitHeight() {
    const QMargins margins = layout()->contentsMargins();
    m_text->ensurePolished();
    setFixedHeight(m_text->heightForWidth(width() - margins.left() - margins.right()) +
                   margins.top() + margins.bottom());
}

QString DemoCard::text() const {
    return m_text->text();
}

}  // namespace obscura
