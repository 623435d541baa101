// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MessageBar.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/panels/MessageList.h"
#include "widgets/panels/PanelParts.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kStripe = 4;
constexpr int kGap = 2;
constexpr qreal kTint = 0.14;

QToolButton* makeButton() {
    auto* const button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent),
      m_text(new ElidedLabel),
      m_offer(makeButton()),
      m_more(makeButton()),
      m_dismiss(makeButton()) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_text->setTextFormat(Qt::PlainText);
    m_dismiss->setText(tr("Dismiss"));
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(kStripe + 8, kGap, 6, kGap);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_offer);
    layout->addWidget(m_more);
    layout->addWidget(m_dismiss);
    connect(m_offer, &QToolButton::clicked, this,
            [this] { accept(QString(m_messages.front().text)); });
    connect(m_more, &QToolButton::clicked, this, &MessageBar::showAll);
    connect(m_dismiss, &QToolButton::clicked, this,
            [this] { dismiss(QString(m_messages.front().text)); });
    refresh();
}

void MessageBar::post(Kind kind, const QString& text, Action action, Offer offer) {
    std::erase_if(m_messages, [&](const Message& each) { return each.text == text; });
    m_messages.insert(m_messages.begin(), {kind, action, text, std::move(offer)});
    refresh();
}

void MessageBar::settle(Action action) {
    if (std::erase_if(m_messages, [&](const Message& each) { return each.action == action; }) > 0)
        refresh();
}

void MessageBar::dismiss(const QString& text) {
    if (std::erase_if(m_messages, [&](const Message& each) { return each.text == text; }) > 0)
        refresh();
}

void MessageBar::dismissAll() {
    m_messages.clear();
    refresh();
}

QStringList MessageBar::messages() const {
    QStringList texts;
    for (const Message& each : m_messages)
        texts << each.text;
    return texts;
}

QSize MessageBar::sizeHint() const {
    return {m_text->sizeHint().width(), minimumSizeHint().height()};
}

/// Whether there is a message or not.
QSize MessageBar::minimumSizeHint() const {
    return {0, std::max(m_dismiss->sizeHint().height(), fontMetrics().height()) + 2 * kGap};
}

void MessageBar::refresh() {
    const bool isEmpty = m_messages.empty();
    const QString text = isEmpty ? QString() : m_messages.front().text;
    setAccessibleName(text);
    m_text->setFullText(QString(text).replace('\n', ' '));
    m_text->setToolTip(wrappedToolTip(text));
    m_offer->setText(isEmpty ? QString() : m_messages.front().offer.title);
    m_offer->setVisible(!m_offer->text().isEmpty());
    m_dismiss->setVisible(!isEmpty);
    m_dismiss->setAccessibleName(tr("Dismiss message: %1").arg(text));
    // Even with one message: it may be cut.
    m_more->setVisible(!isEmpty);
    m_more->setText(m_messages.size() > 1 ? tr("1 of %1…").arg(m_messages.size()) : tr("Show…"));
    m_more->setAccessibleName(tr("Show all messages in full: %1").arg(m_messages.size()));
    update();
    Q_EMIT changed();
}

void MessageBar::accept(const QString& text) {
    const auto found = std::ranges::find(m_messages, text, &Message::text);
    if (found == m_messages.end() || !found->offer.accept)
        return;
    const Message accepted = *found;
    dismiss(accepted.text);
    accepted.offer.accept();
}

void MessageBar::showAll() {
    (new MessageList(*this))->popUp();
}

void MessageBar::paintEvent(QPaintEvent*) {
    if (m_messages.empty())
        return;
    const Theme theme = Theme::of(palette());
    const QColor colour = m_messages.front().kind == Kind::Error ? theme.error : theme.accent;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), colour, kTint));
    painter.fillRect(0, 0, kStripe, height(), colour);
}

}  // namespace obscura
