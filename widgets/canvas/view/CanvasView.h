// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QPoint>

namespace obscura {

class CanvasScene;
class OverviewMap;

/// A view of a canvas: zooms about the pointer with the wheel, pans with the middle button or
/// space, and shows everything until the user chooses otherwise. Follows the widget's light or dark
/// palette.
class CanvasView : public QGraphicsView {
    Q_OBJECT

public:
    /// `scene` must outlive the view.
    explicit CanvasView(CanvasScene& scene, QWidget* parent = nullptr);

    /// Pixels per canvas unit; 1 = 100 %.
    qreal zoom() const { return transform().m11(); }

    /// Brings that place of the canvas into the middle.
    void showPlace(QPointF place);
    OverviewMap& overview() const { return *m_overview; }

    QSize sizeHint() const override { return {900, 480}; }

public Q_SLOTS:
    void zoomToFit();
    void zoomIn();
    void zoomOut();
    /// 100 %.
    void resetZoom();

Q_SIGNALS:
    void zoomChanged(qreal zoom);
    /// Another part of the canvas is in view.
    void shownAreaChanged();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// Zooms so that the point under `anchor`, in viewport pixels, stays there.
    void zoomAbout(QPoint anchor, qreal factor);
    void scrollBy(QPoint way);
    void reveal(const QRectF& place);
    void extendByShift(QMouseEvent& event) const;
    void leaveNote();
    void followTheme();
    void drawDots(QPainter& painter, const QRectF& rect, qreal distance) const;
    QString spoken() const;
    void describe();

    CanvasScene& m_canvas;
    OverviewMap* m_overview = nullptr;
    QPoint m_panFrom;
    bool m_panning = false;
    bool m_spaceHeld = false;
    bool m_fitted = true;  ///< shows everything, also after a resize
};

}  // namespace obscura
