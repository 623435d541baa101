// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/PlanePlot.h"

#include "widgets/Theme.h"
#include "widgets/plane/DecisionField.h"
#include "widgets/plane/PlaneMarks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

constexpr int kMargin = 6;
constexpr int kGrab = 9;       ///< pixels around a point that a click still takes for it
constexpr double kMark = 6.5;  ///< pixels across
constexpr double kOwnMark = 10.5;
constexpr double kStep = 0.1;  ///< of the cursor
constexpr double kFineStep = 0.02;
constexpr int kMostPixels = 1024;  ///< of the field's side; a larger one is drawn larger

double withinPlane(double value) {
    return std::clamp(value, -kPlaneReach, kPlaneReach);
}

}  // namespace

PlanePlot::PlanePlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
}

void PlanePlot::setPoints(std::vector<PlanePoint> own, std::vector<PlanePoint> drawn) {
    if (own == m_own && drawn == m_drawn)
        return;
    if (own.size() != m_own.size())
        m_held.reset();
    m_own = std::move(own);
    m_drawn = std::move(drawn);
    update();
}

void PlanePlot::setMap(std::shared_ptr<const DecisionMap> map) {
    if (map == m_map)
        return;
    m_map = std::move(map);
    m_field = {};
    update();
    Q_EMIT cursorMoved();
}

/// Where the plane is drawn: a square, with room for the numbers of its axes.
QRectF PlanePlot::place() const {
    const double left = fontMetrics().horizontalAdvance(QStringLiteral("−1 ")) + kMargin;
    const double below = fontMetrics().height() + kMargin;
    const double side =
        std::max(40.0, std::min(width() - left - kMargin, height() - below - kMargin));
    const double x = left + (width() - left - kMargin - side) / 2;
    return QRectF(std::round(x), kMargin, std::floor(side), std::floor(side));
}

QPointF PlanePlot::toPixels(double x, double y) const {
    const QRectF square = place();
    return {square.left() + square.width() * (x / kPlaneReach + 1) / 2,
            square.bottom() - square.height() * (y / kPlaneReach + 1) / 2};
}

QPointF PlanePlot::toPlane(const QPointF& pixel) const {
    const QRectF square = place();
    return {withinPlane(kPlaneReach * (2 * (pixel.x() - square.left()) / square.width() - 1)),
            withinPlane(kPlaneReach * (2 * (square.bottom() - pixel.y()) / square.height() - 1))};
}

std::optional<std::size_t> PlanePlot::ownNear(const QPointF& pixel) const {
    std::optional<std::size_t> nearest;
    double least = kGrab;
    for (std::size_t i = 0; i < m_own.size(); ++i) {
        const QPointF away = toPixels(m_own[i].x, m_own[i].y) - pixel;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void PlanePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.canvas);
    drawField(painter);
    drawAxes(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPoints(painter);
    drawCursor(painter);
}

void PlanePlot::drawField(QPainter& painter) {
    if (!m_map)
        return;
    const QRectF square = place();
    if (m_field.isNull())
        m_field =
            decisionField(*m_map, Theme::of(palette()),
                          std::clamp(int(square.width() * devicePixelRatioF()), 1, kMostPixels));
    painter.drawImage(square, m_field);
}

void PlanePlot::drawAxes(QPainter& painter) const {
    const Theme theme = Theme::of(palette());
    const QRectF square = place();
    painter.setPen(theme.hairline);
    painter.drawRect(square);
    for (const int tick : std::array{-1, 0, 1}) {
        const QPointF at = toPixels(tick, tick);
        const QString text = tick < 0 ? QStringLiteral("−1") : QString::number(tick);
        painter.setPen(QPen(theme.hairline, 1, tick == 0 ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(at.x(), square.top()), QPointF(at.x(), square.bottom()));
        painter.drawLine(QPointF(square.left(), at.y()), QPointF(square.right(), at.y()));
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(at.x() - 40, square.bottom() + 2, 80, fontMetrics().height()),
                         Qt::AlignHCenter | Qt::AlignTop, text);
        painter.drawText(QRectF(square.left() - 44, at.y() - 20, 40, 40),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    }
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(square.right() - 40, square.bottom() + 2, 40, fontMetrics().height()),
                     Qt::AlignRight | Qt::AlignTop, QStringLiteral("x"));
    painter.drawText(QRectF(square.left() - 44, square.top(), 40, fontMetrics().height()),
                     Qt::AlignRight | Qt::AlignTop, QStringLiteral("y"));
}

void PlanePlot::drawPoints(QPainter& painter) const {
    const Theme theme = Theme::of(palette());
    std::array<std::array<QPainterPath, 2>, kMostPlaneClasses> marks;
    for (Index label = 0; label < kMostPlaneClasses; ++label)
        marks.at(std::size_t(label)) = {planeMark(label, kMark), planeMark(label, kOwnMark)};
    const auto draw = [&](const PlanePoint& point, std::size_t size) {
        const QPointF at = toPixels(point.x, point.y);
        painter.setBrush(theme.seriesColor(int(point.label)));
        painter.drawPath(marks.at(std::size_t(point.label)).at(size).translated(at));
    };
    painter.setPen(QPen(theme.canvas, 1));
    for (const PlanePoint& point : m_drawn)
        draw(point, 0);
    painter.setPen(QPen(theme.text, 1.5));
    for (const PlanePoint& point : m_own)
        draw(point, 1);
}

void PlanePlot::drawCursor(QPainter& painter) const {
    if (!hasFocus())
        return;
    constexpr double kReach = 8;
    const Theme theme = Theme::of(palette());
    const QPointF at = toPixels(m_cursor.x(), m_cursor.y());
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(at - QPointF(kReach, 0), at + QPointF(kReach, 0));
    painter.drawLine(at - QPointF(0, kReach), at + QPointF(0, kReach));
    painter.drawRect(place().adjusted(1, 1, -1, -1));
}

void PlanePlot::moveCursor(const QPointF& inPlane) {
    if (m_cursor == inPlane)
        return;
    m_cursor = inPlane;
    if (hasFocus())
        update();
    Q_EMIT cursorMoved();
}

void PlanePlot::mousePressEvent(QMouseEvent* event) {
    moveCursor(toPlane(event->position()));
    const auto near = ownNear(event->position());
    if (event->button() == Qt::RightButton && near)
        return Q_EMIT pointUnwanted(*near);
    if (event->button() != Qt::LeftButton || !place().contains(event->position()))
        return;
    m_held = near;
    if (!near)
        Q_EMIT pointWanted(m_cursor.x(), m_cursor.y());
}

void PlanePlot::mouseMoveEvent(QMouseEvent* event) {
    moveCursor(toPlane(event->position()));
    if (m_held && (event->buttons() & Qt::LeftButton))
        Q_EMIT pointMoved(*m_held, m_cursor.x(), m_cursor.y());
}

void PlanePlot::mouseReleaseEvent(QMouseEvent*) {
    if (m_held)
        Q_EMIT moveEnded();
    m_held.reset();
}

/// Whether that was a key for it.
bool PlanePlot::stepCursor(int key, bool isFine, bool takesAlong) {
    const double step = isFine ? kFineStep : kStep;
    const int across = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    const int up = key == Qt::Key_Up ? 1 : key == Qt::Key_Down ? -1 : 0;
    if (across == 0 && up == 0)
        return false;
    const auto near = ownNear(toPixels(m_cursor.x(), m_cursor.y()));
    const QPointF to(withinPlane(m_cursor.x() + across * step),
                     withinPlane(m_cursor.y() + up * step));
    moveCursor(to);
    if (takesAlong && near)
        Q_EMIT pointMoved(*near, to.x(), to.y());
    return true;
}

void PlanePlot::keyPressEvent(QKeyEvent* event) {
    const bool isFine = event->modifiers().testFlag(Qt::ControlModifier);
    if (stepCursor(event->key(), isFine, event->modifiers().testFlag(Qt::ShiftModifier)))
        return;
    const auto near = ownNear(toPixels(m_cursor.x(), m_cursor.y()));
    if (event->key() == Qt::Key_Space)
        Q_EMIT pointWanted(m_cursor.x(), m_cursor.y());
    else if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && near)
        Q_EMIT pointUnwanted(*near);
    else
        QWidget::keyPressEvent(event);
}

void PlanePlot::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Shift)
        Q_EMIT moveEnded();
    QWidget::keyReleaseEvent(event);
}

void PlanePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        m_field = {};
    QWidget::changeEvent(event);
}

void PlanePlot::resizeEvent(QResizeEvent* event) {
    m_field = {};
    QWidget::resizeEvent(event);
}

void PlanePlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void PlanePlot::focusOutEvent(QFocusEvent* event) {
    Q_EMIT moveEnded();
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace obscura
