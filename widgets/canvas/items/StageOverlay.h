// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"

#include <QGraphicsObject>
#include <QImage>
#include <QTimer>
#include <vector>

namespace obscura {

class CanvasScene;

/// Which way numbers go along a connection.
enum class FlowWay { Forward, Backward };

/// Numbers on a connection: a picture of them and what they come to.
struct StageFlow {
    Edge edge;
    FlowWay way = FlowWay::Forward;
    QImage picture = {};  ///< null: none is shown
    QString label = {};   ///< "‖y‖ = 23.1"
    bool operator==(const StageFlow&) const = default;
};

/// A block that something happens in.
struct StageMark {
    BlockId block = 0;
    QImage picture = {};  ///< null: none is shown
    bool isWall = false;  ///< the gradient stops in front of it
    bool operator==(const StageMark&) const = default;
};

/// What one stage of a training step does to the network, drawn over the canvas: blocks in
/// question are framed, pulses travel along connections in the direction of flow, and stop at a
/// device on the way back. It answers to no pointer and is no part of the experiment.
class StageOverlay : public QGraphicsObject {
    Q_OBJECT

public:
    /// Lives in `scene`, which owns it; hidden at first.
    explicit StageOverlay(CanvasScene& scene);

    void show(std::vector<StageFlow> flows, std::vector<StageMark> marks);
    /// Nothing is shown any more.
    void clear();
    /// Without motion, arrows stand where pulses would travel.
    void setAnimated(bool animated);
    /// One frame on.
    void advanceFlow();
    bool isMoving() const { return m_timer.isActive(); }

    const std::vector<StageFlow>& flows() const { return m_flows; }
    const std::vector<StageMark>& marks() const { return m_marks; }

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return {}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QPainterPath pathOf(const StageFlow& flow) const;
    QRectF placeOf(const StageFlow& flow) const;
    QRectF placeOf(const StageMark& mark) const;
    void measure();
    void follow();
    void paintFlow(QPainter& painter, const StageFlow& flow) const;
    void paintMark(QPainter& painter, const StageMark& mark) const;

    CanvasScene& m_scene;
    std::vector<StageFlow> m_flows;
    std::vector<StageMark> m_marks;
    QRectF m_bounds;
    QTimer m_timer;
    bool m_isAnimated = true;
    double m_phase = 0;  ///< of the way, 0 … 1
};

}  // namespace obscura
