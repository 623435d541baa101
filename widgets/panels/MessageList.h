// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/MessageBar.h"

#include <QFrame>

class QScrollArea;

namespace obscura {

/// A pop-up below a message bar with all its messages in full, each of which can be dismissed and
/// copied. Closes with the last of them.
class MessageList : public QFrame {
    Q_OBJECT

public:
    /// A child of `bar`, which it follows.
    explicit MessageList(MessageBar& bar);

    void popUp();

private:
    void refresh();

    MessageBar& m_bar;
    QScrollArea* m_scroll;
};

}  // namespace obscura
