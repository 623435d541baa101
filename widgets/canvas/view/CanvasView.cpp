// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/CanvasView.h"

#include "widgets/LineScale.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasKeyboard.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/view/CanvasAccessible.h"
#include "widgets/canvas/view/OverviewMap.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <QtMath>
#include <cmath>

namespace obscura {

namespace {
constexpr qreal kLeastZoom = 0.05;
constexpr qreal kMostZoom = 5;
/// Showing everything doesn't blow up a small network beyond this.
constexpr qreal kMostFitted = 1.1;
constexpr qreal kFitMargin = 28;
constexpr qreal kZoomStep = 1.25;
constexpr qreal kDotDistance = 24;
/// Dots closer than this, in pixels, become noise: every other one is left out.
constexpr qreal kLeastDotDistance = 14;
constexpr int kDotRow = 4;  ///< pixels that a row of dots takes
/// Room to scroll, in canvas units, around the origin.
constexpr qreal kExtent = 50'000;
/// One notch of a wheel (120) zooms by 20 %.
constexpr qreal kZoomPerAngle = 1.0 / 658;
}  // namespace

CanvasView::CanvasView(CanvasScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent), m_canvas(scene) {
    CanvasAccessible::install();
    setAccessibleName(tr("Network canvas"));
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(SmartViewportUpdate);
    setDragMode(RubberBandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 160);
    addActions(scene.actions().all());
    // The view's own rectangle: the scene keeps to its items, which keeps its index balanced.
    setSceneRect(-kExtent, -kExtent, 2 * kExtent, 2 * kExtent);

    m_overview = new OverviewMap(scene, *this);
    connect(this, &CanvasView::zoomChanged, this, &CanvasView::shownAreaChanged);
    connect(&scene.selection(), &CanvasSelection::revealRequested, this, &CanvasView::reveal);
    connect(&scene.commands(), &CanvasCommands::fitRequested, this, &CanvasView::zoomToFit);
    connect(&scene.selection(), &CanvasSelection::noted, this, &CanvasView::describe);
    connect(&scene.document(), &ExperimentDocument::resetDone, this, &CanvasView::zoomToFit);
    followTheme();
    describe();
}

void CanvasView::zoomToFit() {
    const QRectF all =
        m_canvas.seenRect().adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    const QSizeF room = viewport()->size();
    const qreal zoom = std::min(
        {room.width() / all.width(), room.height() / all.height(), kMostFitted * lineScale()});
    setTransform(QTransform::fromScale(zoom, zoom));
    centerOn(all.center());
    m_fitted = true;
    Q_EMIT zoomChanged(zoom);
}

void CanvasView::showPlace(QPointF place) {
    centerOn(place);
    m_fitted = false;
}

void CanvasView::zoomIn() {
    zoomAbout(viewport()->rect().center(), kZoomStep);
}

void CanvasView::zoomOut() {
    zoomAbout(viewport()->rect().center(), 1 / kZoomStep);
}

void CanvasView::resetZoom() {
    zoomAbout(viewport()->rect().center(), 1 / zoom());
}

void CanvasView::zoomAbout(QPoint anchor, qreal factor) {
    const qreal wanted = std::clamp(zoom() * factor, kLeastZoom, kMostZoom);
    if (qFuzzyCompare(wanted, zoom()))
        return;
    const QPointF fixed = mapToScene(anchor);
    setTransform(QTransform::fromScale(wanted, wanted));
    scrollBy(anchor - mapFromScene(fixed));
    m_fitted = false;
    Q_EMIT zoomChanged(wanted);
}

void CanvasView::scrollBy(QPoint way) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
    m_fitted = false;
}

void CanvasView::reveal(const QRectF& place) {
    constexpr int kMargin = 24;
    if (viewport()->rect().contains(mapFromScene(place).boundingRect()))
        return;
    ensureVisible(place, kMargin, kMargin);
    m_fitted = false;
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier)
        scrollBy(angle.x() != 0 ? QPoint(angle.x(), 0) : QPoint(angle.y(), 0));
    else
        zoomAbout(event->position().toPoint(), std::exp(angle.y() * kZoomPerAngle));
    event->accept();
}

/// Shift extends a selection as Ctrl does, which alone Qt knows of.
void CanvasView::extendByShift(QMouseEvent& event) const {
    if ((event.modifiers() & Qt::ShiftModifier) && !m_canvas.editedNote())
        event.setModifiers(event.modifiers() | Qt::ControlModifier);
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    extendByShift(*event);
    const bool pan =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (!pan) {
        QGraphicsView::mousePressEvent(event);
        return;
    }
    m_panning = true;
    m_panFrom = event->pos();
    viewport()->setCursor(Qt::ClosedHandCursor);
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    extendByShift(*event);
    if (!m_panning) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    scrollBy(event->pos() - m_panFrom);
    m_panFrom = event->pos();
    event->accept();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    extendByShift(*event);
    if (!m_panning) {
        QGraphicsView::mouseReleaseEvent(event);
        return;
    }
    m_panning = false;
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : Qt::ArrowCursor);
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (m_canvas.editedNote())
        return QGraphicsView::keyPressEvent(event);
    if (event->key() == Qt::Key_Space) {
        m_spaceHeld = true;
        if (!m_panning)
            viewport()->setCursor(Qt::OpenHandCursor);
    } else if (control && event->key() == Qt::Key_0) {
        zoomToFit();
    } else if (control && event->key() == Qt::Key_1) {
        resetZoom();
    } else if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) {
        zoomIn();
    } else if (control && event->key() == Qt::Key_Minus) {
        zoomOut();
    } else {
        QGraphicsView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QGraphicsView::keyReleaseEvent(event);
        return;
    }
    m_spaceHeld = false;
    if (!m_panning)
        viewport()->setCursor(Qt::ArrowCursor);
}

/// What was dropped is selected, and keys are meant for it.
void CanvasView::dropEvent(QDropEvent* event) {
    QGraphicsView::dropEvent(event);
    if (event->isAccepted())
        setFocus(Qt::MouseFocusReason);
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    m_spaceHeld = false;
    QGraphicsView::focusOutEvent(event);
}

bool CanvasView::focusNextPrevChild(bool next) {
    leaveNote();
    // From the last block Tab leaves the canvas, so that the keyboard isn't caught in it.
    return m_canvas.keyboard().selectNext(next) || QGraphicsView::focusNextPrevChild(next);
}

/// What comes next is looked for from the note whose writing ends.
void CanvasView::leaveNote() {
    if (NoteItem* const item = m_canvas.editedNote()) {
        item->endEditing();
        m_canvas.selection().selectNote(item->note());
    }
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
    const Theme& theme = m_canvas.theme();
    painter->fillRect(rect, theme.canvas);
    qreal distance = kDotDistance;
    while (distance * zoom() < kLeastDotDistance)
        distance *= 2;
    drawDots(*painter, rect, distance);
}

/// One row of dots is drawn and put wherever a row belongs: some thousand round points would take
/// longer than all blocks together.
void CanvasView::drawDots(QPainter& painter, const QRectF& rect, qreal distance) const {
    const QTransform toPixels = painter.worldTransform();
    const QRect area = toPixels.mapRect(rect).toAlignedRect();
    const qreal ratio = devicePixelRatioF();
    QPixmap row(QSize(area.width(), kDotRow) * ratio);
    row.setDevicePixelRatio(ratio);
    row.fill(Qt::transparent);
    QPainter dots(&row);
    dots.setRenderHint(QPainter::Antialiasing);
    dots.setPen(QPen(m_canvas.theme().grid, 2, Qt::SolidLine, Qt::RoundCap));
    for (qreal x = std::floor(rect.left() / distance) * distance; x <= rect.right(); x += distance)
        dots.drawPoint(QPointF(toPixels.map(QPointF(x, 0)).x() - area.left(), kDotRow / 2.0));
    dots.end();

    painter.save();
    painter.resetTransform();
    for (qreal y = std::floor(rect.top() / distance) * distance; y <= rect.bottom(); y += distance)
        painter.drawPixmap(area.left(), qRound(toPixels.map(QPointF(0, y)).y()) - kDotRow / 2, row);
    painter.restore();
}

void CanvasView::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT shownAreaChanged();
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        zoomToFit();
    Q_EMIT shownAreaChanged();
}

void CanvasView::showEvent(QShowEvent* event) {
    QGraphicsView::showEvent(event);
    if (m_fitted)
        zoomToFit();
}

void CanvasView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        followTheme();
}

void CanvasView::followTheme() {
    m_canvas.setTheme(Theme::of(palette()));
}

QString CanvasView::spoken() const {
    const auto notes = m_canvas.selection().notes();
    if (const NodeItem* const node = m_canvas.selection().node())
        return node->face().spoken();
    if (notes.size() == 1)
        return tr("Note: %1").arg(m_canvas.noteItem(notes.front())->text());
    return tr("No block is selected.");
}

void CanvasView::describe() {
    const QString words = spoken();
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    CanvasAccessible::noteSelection(*this);
}

}  // namespace obscura
