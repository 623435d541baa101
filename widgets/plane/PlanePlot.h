// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Plane.h"
#include "core/runs/DecisionMap.h"

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

namespace obscura {

/// The plane with its points and with what a network takes each place for. A click sets a point, a
/// drag moves one; by keyboard, arrows move a cursor, Space sets a point there, Shift and arrows
/// take the nearest one along, Delete removes it.
class PlanePlot : public QWidget {
    Q_OBJECT

public:
    explicit PlanePlot(QWidget* parent = nullptr);

    /// `own` are those that a person can move, `drawn` the samples.
    void setPoints(std::vector<PlanePoint> own, std::vector<PlanePoint> drawn);
    /// nullptr: nobody knows.
    void setMap(std::shared_ptr<const DecisionMap> map);
    const std::shared_ptr<const DecisionMap>& map() const { return m_map; }
    const std::vector<PlanePoint>& own() const { return m_own; }

    /// Between places of the plane and of the widget.
    QPointF toPixels(double x, double y) const;
    QPointF toPlane(const QPointF& pixel) const;
    /// Where the keyboard's cursor stands, or the mouse.
    QPointF cursor() const { return m_cursor; }

    QSize sizeHint() const override { return {360, 360}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

Q_SIGNALS:
    /// Also by keys; in coordinates of the plane.
    void pointWanted(double x, double y);
    void pointMoved(std::size_t index, double x, double y);
    /// What is moved from now on is another move.
    void moveEnded();
    void pointUnwanted(std::size_t index);
    void cursorMoved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF place() const;
    std::optional<std::size_t> ownNear(const QPointF& pixel) const;
    void drawField(QPainter& painter);
    void drawAxes(QPainter& painter) const;
    void drawPoints(QPainter& painter) const;
    void drawCursor(QPainter& painter) const;
    void moveCursor(const QPointF& inPlane);
    bool stepCursor(int key, bool isFine, bool takesAlong);

    std::vector<PlanePoint> m_own;
    std::vector<PlanePoint> m_drawn;
    std::shared_ptr<const DecisionMap> m_map;
    QImage m_field;  ///< of the map, in pixels of the screen; null: to be made
    QPointF m_cursor;
    std::optional<std::size_t> m_held;  ///< the point that is dragged
};

}  // namespace obscura
