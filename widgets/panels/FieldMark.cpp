// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/FieldMark.h"

#include "widgets/Theme.h"
#include "widgets/panels/OptionField.h"

#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <utility>

namespace obscura {

namespace {

constexpr int kRoom = 3;           ///< pixels between the field and the frame
constexpr int kMarginInView = 24;  ///< pixels between the frame and the edge of the panel
constexpr int kFillAlpha = 28;

QScrollArea* scrollAreaAround(QWidget* widget) {
    for (QWidget* w = widget; w; w = w->parentWidget()) {
        if (auto* const scroll = qobject_cast<QScrollArea*>(w))
            return scroll;
    }
    return nullptr;
}

void selectAll(QWidget& editor) {
    auto* const edit = qobject_cast<QLineEdit*>(&editor);
    if (QLineEdit* const text = edit ? edit : editor.findChild<QLineEdit*>())
        text->selectAll();
}

}  // namespace

void FieldMark::lead(const OptionField& field) {
    for (FieldMark* const old : field.editor()->parentWidget()->findChildren<FieldMark*>())
        delete old;
    field.editor()->setFocus(Qt::OtherFocusReason);
    selectAll(*field.editor());
    new FieldMark(field);
}

FieldMark::FieldMark(const OptionField& field)
    : QWidget(field.editor()->parentWidget()),
      m_label(field.label()),
      m_editor(field.editor()),
      m_message(field.message()),
      m_scroll(scrollAreaAround(field.editor())) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    for (QWidget* const widget : {m_label, m_editor, m_message})
        widget->installEventFilter(this);
    if (m_scroll) {
        m_scroll->viewport()->installEventFilter(this);
        m_scroll->widget()->installEventFilter(this);
    }
    connect(m_editor, &QObject::destroyed, this, &QObject::deleteLater);
    lower();
    show();
    follow();
}

void FieldMark::follow() {
    m_isFollowing = false;
    if (!m_label || !m_editor || !m_message)
        return;
    QRect frame = m_label->geometry() | m_editor->geometry();
    if (m_message->isVisibleTo(parentWidget()))
        frame |= m_message->geometry();
    setGeometry(frame.adjusted(-kRoom, -kRoom, kRoom, kRoom));
    if (m_scroll)
        m_scroll->ensureWidgetVisible(this, 0, kMarginInView);
}

bool FieldMark::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
        case QEvent::Hide:
            // Where the panel itself goes is what scrolling is.
            if (event->type() == QEvent::Move && m_scroll && watched == m_scroll->widget())
                break;
            if (!std::exchange(m_isFollowing, true))
                QTimer::singleShot(0, this, &FieldMark::follow);
            break;
        case QEvent::FocusOut: {
            const auto reason = static_cast<QFocusEvent*>(event)->reason();
            const bool comesBack =
                reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
            if (watched == m_editor && !comesBack)
                deleteLater();
            break;
        }
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldMark::paintEvent(QPaintEvent*) {
    const QColor accent = Theme::of(palette()).accent;
    QColor fill = accent;
    fill.setAlpha(kFillAlpha);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(accent, 1.5));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

}  // namespace obscura
