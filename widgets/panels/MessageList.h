// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/MessageBar.h"

#include <QFrame>

class QScrollArea;
class QToolButton;

namespace obscura {

/// A pop-up below a message bar with all its messages in full, each of which can be dismissed and
/// copied, and with what each offers. Closes with the last of them.
class MessageList : public QFrame {
    Q_OBJECT

public:
    /// A child of `bar`, which it follows.
    explicit MessageList(MessageBar& bar);

    void popUp();

private:
    void refresh();
    QToolButton* offerButton(const MessageBar::Message& message);

    MessageBar& m_bar;
    QScrollArea* m_scroll;
};

}  // namespace obscura
