// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QPointF>
#include <memory>

namespace obscura {

class CanvasScene;
class ConnectionGesture;
class MovableItem;
class MoveGesture;
class NodeItem;

/// What is going on on a canvas until the pointer lets go, or a key ends it: a connection that is
/// drawn, or a selection that is moved.
class CanvasGestures {
public:
    explicit CanvasGestures(CanvasScene& scene);
    ~CanvasGestures();

    /// Begins to draw a connection from that output port, or to take away the one that ends at that
    /// input port. False: nothing to drag there.
    bool beginConnection(const NodeItem& node, Port port, QPointF pointer);
    void moveConnection(QPointF pointer);
    /// Points at the next port that would accept it, without a pointer.
    void stepConnection(bool forward);
    void endConnection(QPointF pointer);
    /// Where it points.
    void endConnection();
    bool isConnecting() const { return m_connection != nullptr; }

    /// Begins to move the selection by `held`, which snaps.
    void beginMove(MovableItem& held);
    /// `way`: from where the button was pressed to where the pointer is.
    void moveSelection(QPointF way);
    void endMove();
    bool isMoving() const { return m_move != nullptr; }
    const MoveGesture* moveGesture() const { return m_move.get(); }

    /// Ends what is going on, where it is.
    void cancel();
    /// Ends it as if it had never begun, also a note that is being resized. False: nothing goes on.
    bool rollBack();

private:
    CanvasScene& m_scene;
    std::unique_ptr<ConnectionGesture> m_connection;
    std::unique_ptr<MoveGesture> m_move;
    EditSession m_moving;
};

}  // namespace obscura
