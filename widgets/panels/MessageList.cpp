// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MessageList.h"

#include "widgets/panels/PanelParts.h"

#include <QHBoxLayout>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kNarrowest = 420;  ///< pixels
constexpr double kMostOfScreen = 0.6;

}  // namespace

MessageList::MessageList(MessageBar& bar)
    : QFrame(&bar, Qt::Popup), m_bar(bar), m_scroll(new QScrollArea) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Messages"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    connect(&bar, &MessageBar::changed, this, &MessageList::refresh);
    refresh();
}

/// Made anew; what stood there goes later, since one of its buttons may be the reason.
void MessageList::refresh() {
    if (m_bar.all().empty()) {
        close();
        return;
    }
    if (QWidget* const old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    auto* const rows = new QWidget;
    auto* const layout = new QVBoxLayout(rows);
    layout->setSpacing(8);
    for (const MessageBar::Message& message : m_bar.all()) {
        auto* const text =
            new ThemedLabel(message.kind == MessageBar::Kind::Error ? ThemedLabel::Role::Error
                                                                    : ThemedLabel::Role::Text);
        text->setText(message.text);
        auto* const dismiss = new QToolButton;
        dismiss->setText(tr("Dismiss"));
        dismiss->setAccessibleName(tr("Dismiss message: %1").arg(message.text));
        connect(dismiss, &QToolButton::clicked, &m_bar,
                [&bar = m_bar, text = message.text] { bar.dismiss(text); });
        auto* const row = new QHBoxLayout;
        row->addWidget(text, 1);
        if (!message.offer.title.isEmpty())
            row->addWidget(offerButton(message), 0, Qt::AlignTop);
        row->addWidget(dismiss, 0, Qt::AlignTop);
        layout->addLayout(row);
    }
    layout->addStretch(1);
    m_scroll->setWidget(rows);
}

QToolButton* MessageList::offerButton(const MessageBar::Message& message) {
    auto* const button = new QToolButton;
    button->setText(message.offer.title);
    button->setAccessibleName(tr("%1: %2").arg(message.offer.title, message.text));
    connect(button, &QToolButton::clicked, &m_bar,
            [&bar = m_bar, text = message.text] { bar.accept(text); });
    return button;
}

void MessageList::popUp() {
    const QRect screen = m_bar.screen()->availableGeometry();
    const int width = std::min(std::max(m_bar.width(), kNarrowest), screen.width());
    const QWidget& rows = *m_scroll->widget();
    const int frame = 2 * frameWidth();
    const int needed = rows.layout()->totalHeightForWidth(width - frame) + frame;
    resize(width, std::min(needed, int(kMostOfScreen * screen.height())));
    const QPoint corner = m_bar.mapToGlobal(QPoint(m_bar.width() - width, m_bar.height()));
    move(std::clamp(corner.x(), screen.left(), screen.right() + 1 - width), corner.y());
    show();
}

}  // namespace obscura
