// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTransform>
#include <QWidget>

class QAction;

namespace obscura {

class CanvasScene;
class CanvasView;

/// The whole network, small, in a corner of its view, with a frame around the part that is shown.
/// A click or a drag brings that place into view. Hidden while everything is seen anyway, and when
/// the user doesn't want it, which is remembered.
class OverviewMap : public QWidget {
    Q_OBJECT

public:
    /// A child of `view`; `scene` must outlive it.
    OverviewMap(CanvasScene& scene, CanvasView& view);

    /// What the user has chosen last.
    static bool isWanted();
    /// Whether it is wanted: an entry for a menu.
    QAction* toggleAction() const { return m_toggle; }
    /// From the canvas to this widget.
    QTransform toMap() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QRectF shownArea() const;
    void remember(bool wanted);
    /// Comes and goes, and keeps to its corner.
    void follow();
    void goTo(QPointF place);

    CanvasScene& m_scene;
    CanvasView& m_view;
    QAction* m_toggle;
    QRectF m_area;  ///< what it shows, in canvas units
};

}  // namespace obscura
