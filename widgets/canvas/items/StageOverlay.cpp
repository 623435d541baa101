// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/items/StageOverlay.h"

#include "widgets/LineScale.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/CanvasLayers.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/painting/BlockPainter.h"

#include <QPainter>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

constexpr int kFlowFrame = 40;        ///< ms from one frame to the next
constexpr double kFlowPeriod = 1600;  ///< ms that a pulse takes for its way
constexpr int kPulses = 3;            ///< at a time on each connection
constexpr qreal kStageMargin = 6;     ///< of a frame about its block
constexpr qreal kStagePicture = 46;   ///< largest side of a picture
constexpr qreal kStagePictureGap = 8;
constexpr int kFlowLabelSize = 10;
constexpr qreal kFlowLabelWidth = 110;

/// With the proportions of the numbers, but no thinner than can be seen.
QSizeF shownSize(const QImage& picture) {
    constexpr qreal kThinnest = 10;
    const QSizeF whole =
        QSizeF(picture.size()).scaled(kStagePicture, kStagePicture, Qt::KeepAspectRatio);
    return {std::max(whole.width(), kThinnest), std::max(whole.height(), kThinnest)};
}

/// An arrow head about `at` that points along `way`, in degrees anticlockwise from the right.
QPolygonF arrowAt(QPointF at, qreal degrees) {
    QTransform turn;
    turn.translate(at.x(), at.y());
    turn.rotate(-degrees);
    return turn.map(QPolygonF({{6, 0}, {-5, 5}, {-5, -5}}));
}

}  // namespace

StageOverlay::StageOverlay(CanvasScene& scene) : m_scene(scene) {
    setZValue(kGestureLayer);
    setAcceptedMouseButtons(Qt::NoButton);
    setVisible(false);
    m_timer.setInterval(kFlowFrame);
    connect(&m_timer, &QTimer::timeout, this, &StageOverlay::advanceFlow);
    // Blocks are moved, folded and removed while a stage is looked at.
    connect(&scene.document(), &ExperimentDocument::changed, this, &StageOverlay::follow);
    scene.addItem(this);
}

void StageOverlay::show(std::vector<StageFlow> flows, std::vector<StageMark> marks) {
    m_flows = std::move(flows);
    m_marks = std::move(marks);
    m_phase = 0;
    measure();
    setVisible(true);
    setAnimated(m_isAnimated);
    update();
}

void StageOverlay::clear() {
    m_timer.stop();
    m_flows.clear();
    m_marks.clear();
    setVisible(false);
    measure();
}

void StageOverlay::setAnimated(bool animated) {
    m_isAnimated = animated;
    if (animated && isVisible() && !m_flows.empty())
        m_timer.start();
    else
        m_timer.stop();
    update();
}

void StageOverlay::follow() {
    if (isVisible())
        measure();
}

void StageOverlay::measure() {
    QRectF bounds;
    for (const StageFlow& flow : m_flows)
        bounds |= pathOf(flow).boundingRect().adjusted(-12, -12, 12, 12) | placeOf(flow);
    for (const StageMark& mark : m_marks)
        bounds |= placeOf(mark);
    prepareGeometryChange();
    m_bounds = bounds;
}

void StageOverlay::advanceFlow() {
    m_phase = std::fmod(m_phase + kFlowFrame / kFlowPeriod, 1.0);
    for (const StageFlow& flow : m_flows)
        update(pathOf(flow).boundingRect().adjusted(-8, -8, 8, 8));
}

/// Empty where the connection is not to be seen.
QPainterPath StageOverlay::pathOf(const StageFlow& flow) const {
    const EdgeItem* const item = m_scene.edgeItem(flow.edge);
    return item && item->isVisible() ? item->geometry().path() : QPainterPath();
}

/// Of the picture and its label, above the connection.
QRectF StageOverlay::placeOf(const StageFlow& flow) const {
    const EdgeItem* const item = m_scene.edgeItem(flow.edge);
    if (!item || !item->isVisible())
        return {};
    const qreal height = kStagePicture + 2 * kFlowLabelSize + kStagePictureGap;
    const QPointF middle = item->geometry().middle();
    return {middle.x() - kFlowLabelWidth / 2, middle.y() - kStagePictureGap - height,
            kFlowLabelWidth, height};
}

QRectF StageOverlay::placeOf(const StageMark& mark) const {
    const NodeItem* const node = m_scene.nodeOf(mark.block);
    if (!node)
        return {};
    const QRectF frame =
        node->body().adjusted(-kStageMargin, -kStageMargin, kStageMargin, kStageMargin);
    return frame.adjusted(-16, -kStagePicture - 2 * kStagePictureGap, 16, 8);
}

void StageOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    for (const StageMark& mark : m_marks)
        paintMark(*painter, mark);
    for (const StageFlow& flow : m_flows)
        paintFlow(*painter, flow);
}

void StageOverlay::paintFlow(QPainter& painter, const StageFlow& flow) const {
    const QPainterPath path = pathOf(flow);
    if (path.isEmpty())
        return;
    const Theme& theme = m_scene.theme();
    const bool isBackward = flow.way == FlowWay::Backward;
    // Way and dashes tell the direction as well as the colour does.
    const QColor colour = isBackward ? theme.seriesColor(1) : theme.seriesColor(0);
    painter.strokePath(path, QPen(colour, 2.4 * lineScale(),
                                  isBackward ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
    painter.setPen(QPen(theme.canvas, 1));
    painter.setBrush(colour);
    for (int i = 0; i < kPulses; ++i) {
        const double done =
            m_isAnimated ? std::fmod(m_phase + double(i) / kPulses, 1.0) : (i + 0.5) / kPulses;
        const double place = isBackward ? 1 - done : done;
        const qreal way = path.angleAtPercent(place) + (isBackward ? 180 : 0);
        painter.drawPolygon(arrowAt(path.pointAtPercent(place), way));
    }
    const QRectF room = placeOf(flow);
    qreal bottom = room.bottom();
    if (!flow.label.isEmpty()) {
        painter.setFont(canvasFont(kFlowLabelSize));
        const QFontMetricsF metrics(painter.font());
        QRectF line(0, 0, metrics.horizontalAdvance(flow.label) + 6, metrics.height());
        line.moveCenter({room.center().x(), bottom - metrics.height() / 2});
        QColor backing = theme.canvas;
        backing.setAlphaF(0.9f);
        painter.setPen(Qt::NoPen);
        painter.setBrush(backing);
        painter.drawRoundedRect(line, 3, 3);
        painter.setPen(theme.text);
        painter.drawText(line, Qt::AlignCenter | Qt::TextDontClip, flow.label);
        bottom = line.top() - 2;
    }
    if (flow.picture.isNull())
        return;
    const QSizeF size = shownSize(flow.picture);
    const QRectF target({room.center().x() - size.width() / 2, bottom - size.height()}, size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, flow.picture);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(target);
}

void StageOverlay::paintMark(QPainter& painter, const StageMark& mark) const {
    const NodeItem* const node = m_scene.nodeOf(mark.block);
    if (!node)
        return;
    const Theme& theme = m_scene.theme();
    const QRectF frame =
        node->body().adjusted(-kStageMargin, -kStageMargin, kStageMargin, kStageMargin);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2.5 * lineScale()));
    painter.drawRoundedRect(frame, 8, 8);
    if (mark.isWall) {
        // On the side of the outputs, where gradients come from.
        const qreal x = frame.right() + 4;
        painter.setPen(QPen(theme.error, 4 * lineScale(), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
        painter.setPen(QPen(theme.error, 1.5 * lineScale()));
        for (qreal y = frame.top() + 4; y < frame.bottom(); y += 8)
            painter.drawLine(QPointF(x, y), QPointF(x + 6, y - 6));
    }
    if (mark.picture.isNull())
        return;
    const QSizeF size = shownSize(mark.picture);
    const QRectF target(
        {frame.center().x() - size.width() / 2, frame.top() - kStagePictureGap / 2 - size.height()},
        size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, mark.picture);
    painter.setPen(QPen(theme.accent, 1));
    painter.drawRect(target);
}

}  // namespace obscura
