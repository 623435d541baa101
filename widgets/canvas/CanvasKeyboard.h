// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"

#include <QCoreApplication>
#include <QPointF>
#include <vector>

class QKeyEvent;

namespace obscura {

class CanvasScene;
class MovableItem;

/// A canvas without a pointer: keys that aren't commands (CanvasActions.h) walk from block to block
/// and from port to port, move what is selected, and draw connections.
class CanvasKeyboard {
    Q_DECLARE_TR_FUNCTIONS(CanvasKeyboard)

public:
    explicit CanvasKeyboard(CanvasScene& scene);

    /// False: the key means nothing here.
    bool press(const QKeyEvent& event);
    void release(const QKeyEvent& event);
    /// Puts the focus on the next port of the selected block or group, or else selects what comes
    /// after it: in the order of computation, then the notes. False at the end.
    bool selectNext(bool forward);
    /// Begins to draw a connection from the selected block or group: arrows and Tab point at one
    /// port after the other, Enter connects, Escape gives up.
    void connectSelection();

private:
    void pressArrow(const QKeyEvent& event);
    void activateSelection();
    bool beginAtFocusedPort();
    void escape();
    void nudge(QPointF way);
    bool stepPort(bool forward);
    std::vector<MovableItem*> stops() const;
    void walk(int key);
    void walkAcross(int key);
    void walkOntoEdge(int key);

    CanvasScene& m_scene;
    EditSession m_nudging;
};

}  // namespace obscura
