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
    Row(Kind kind, const QString& key, const QString& text)
        : m_kind(kind),
          m_key(key),
          m_label(new MessageLabel(text)),
          m_count(new QLabel),
          m_follow(makeButton(tr("Show"))),
          m_close(makeButton(tr("Dismiss"))) {
        m_follow->setVisible(false);
        m_count->setVisible(false);
        auto* const layout = new QHBoxLayout(this);
        layout->setContentsMargins(12, 4, 6, 4);
        layout->addWidget(m_label, 1);
        for (QWidget* const widget : std::initializer_list<QWidget*>{m_count, m_follow, m_close})
            layout->addWidget(widget, 0, Qt::AlignVCenter);
        setText(text);
    }

    Kind kind() const { return m_kind; }
    const QString& key() const { return m_key; }
    QString text() const { return m_label->text(); }
    void setText(const QString& text) {
        m_label->setText(text);
        setAccessibleName(text);
        m_follow->setAccessibleName(tr("Show what is meant: %1").arg(text));
        m_close->setAccessibleName(tr("Dismiss message: %1").arg(text));
    }
    /// Says that this is the first of `count` of its kind.
    void setCount(int count) {
        m_count->setText(tr("1 of %1").arg(count));
        m_count->setVisible(count > 1);
    }
    QToolButton* closeButton() const { return m_close; }
    QToolButton* followButton() const { return m_follow; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme theme = Theme::of(palette());
        const QColor colour = m_kind == Kind::Error     ? theme.error
                              : m_kind == Kind::Warning ? theme.warning
                                                        : theme.accent;
        QPainter painter(this);
        painter.fillRect(rect(), mixed(palette().color(QPalette::Window), colour, kTint));
        painter.fillRect(0, 0, kStripe, height(), colour);
    }

private:
    static QToolButton* makeButton(const QString& text) {
        auto* const button = new QToolButton;
        button->setText(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        return button;
    }

    Kind m_kind;
    QString m_key;
    QLabel* m_label;
    QLabel* m_count;
    QToolButton* m_follow;
    QToolButton* m_close;
};

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    setVisible(false);
}

void MessageBar::post(Kind kind, const QString& text) {
    if (!messages().contains(text))
        add(new Row(kind, {}, text));
}

void MessageBar::warn(const QString& key, const QString& text,
                      const std::function<void()>& follow) {
    if (m_dismissed.contains(key))
        return;
    for (int i = 0; i < m_layout->count(); ++i) {
        if (rowAt(i)->key() == key)
            return rowAt(i)->setText(text);
    }
    auto* const row = new Row(Kind::Warning, key, text);
    row->followButton()->setVisible(true);
    connect(row->followButton(), &QToolButton::clicked, this, follow);
    add(row);
}

/// Among warnings the first stays in front, so that what a person reads does not change under them.
void MessageBar::add(Row* row) {
    m_layout->insertWidget(row->kind() == Kind::Warning ? m_layout->count() : 0, row);
    connect(row->closeButton(), &QToolButton::clicked, this, [this, row] {
        if (!row->key().isEmpty())
            m_dismissed.insert(row->key());
        remove(row);
    });
    trim();
}

void MessageBar::remove(Row* row) {
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater();
    trim();
}

void MessageBar::withdraw(const QString& prefix, const QStringList& kept) {
    for (int i = m_layout->count(); i-- > 0;) {
        const QString& key = rowAt(i)->key();
        if (!key.isEmpty() && key.startsWith(prefix) && !kept.contains(key))
            remove(rowAt(i));
    }
}

void MessageBar::forgetWarnings() {
    m_dismissed.clear();
    withdraw({});
}

void MessageBar::dismissAll() {
    while (m_layout->count() > 0)
        remove(rowAt(0));
}

MessageBar::Row* MessageBar::rowAt(int index) const {
    return static_cast<Row*>(m_layout->itemAt(index)->widget());
}

QStringList MessageBar::messages() const {
    QStringList result;
    for (int i = 0; i < m_layout->count(); ++i)
        result << rowAt(i)->text();
    return result;
}

void MessageBar::trim() {
    Row* warning = nullptr;
    int warnings = 0;
    for (int i = 0; i < m_layout->count(); ++i) {
        Row* const row = rowAt(i);
        if (row->kind() == Kind::Warning && ++warnings == 1)
            warning = row;
        row->setVisible(row->kind() == Kind::Warning ? row == warning : i < kMostRows);
    }
    if (warning)
        warning->setCount(warnings);
    setVisible(m_layout->count() > 0);
}

}  // namespace obscura
