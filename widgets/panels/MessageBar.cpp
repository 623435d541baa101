// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MessageBar.h"

#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr int kMostRows = 3;  ///< older messages wait until there is room
constexpr int kStripe = 4;
constexpr qreal kTint = 0.14;

/// A label that wraps to the width it gets, and doesn't ask for the height that it would have at
/// its narrowest.
class MessageLabel : public QLabel {
public:
    explicit MessageLabel(const QString& text) : QLabel(text) {
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    QSize minimumSizeHint() const override { return {100, fontMetrics().height()}; }
};

}  // namespace

class MessageBar::Row : public QWidget {
public:
    Row(Kind kind, const QString& text, QWidget* parent)
        : QWidget(parent), m_kind(kind), m_label(new MessageLabel(text)), m_close(new QToolButton) {
        m_close->setText(tr("Dismiss"));
        m_close->setAccessibleName(tr("Dismiss message: %1").arg(text));
        m_close->setAutoRaise(true);
        setAccessibleName(text);
        auto* const layout = new QHBoxLayout(this);
        layout->setContentsMargins(12, 4, 6, 4);
        layout->addWidget(m_label, 1);
        layout->addWidget(m_close, 0, Qt::AlignTop);
    }

    QString text() const { return m_label->text(); }
    QToolButton* closeButton() const { return m_close; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme theme = Theme::of(palette());
        const QColor colour = m_kind == Kind::Error ? theme.error : theme.accent;
        QPainter painter(this);
        painter.fillRect(rect(), mixed(palette().color(QPalette::Window), colour, kTint));
        painter.fillRect(0, 0, kStripe, height(), colour);
    }

private:
    Kind m_kind;
    QLabel* m_label;
    QToolButton* m_close;
};

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    setVisible(false);
}

void MessageBar::post(Kind kind, const QString& text) {
    if (messages().contains(text))
        return;
    auto* const row = new Row(kind, text, this);
    m_layout->insertWidget(0, row);
    connect(row->closeButton(), &QToolButton::clicked, this, [this, row] {
        m_layout->removeWidget(row);
        row->hide();
        row->deleteLater();
        trim();
    });
    trim();
}

void MessageBar::dismissAll() {
    while (QLayoutItem* const item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    trim();
}

QStringList MessageBar::messages() const {
    QStringList result;
    for (int i = 0; i < m_layout->count(); ++i)
        result << static_cast<const Row*>(m_layout->itemAt(i)->widget())->text();
    return result;
}

void MessageBar::trim() {
    for (int i = 0; i < m_layout->count(); ++i)
        m_layout->itemAt(i)->widget()->setVisible(i < kMostRows);
    setVisible(m_layout->count() > 0);
}

}  // namespace obscura
