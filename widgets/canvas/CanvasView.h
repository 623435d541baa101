// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QPoint>

namespace obscura {

class CanvasScene;

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

    QSize sizeHint() const override { return {900, 480}; }

public Q_SLOTS:
    void zoomToFit();
    void zoomIn();
    void zoomOut();
    /// 100 %.
    void resetZoom();

Q_SIGNALS:
    void zoomChanged(qreal zoom);

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Zooms so that the point under `anchor`, in viewport pixels, stays there.
    void zoomAbout(QPoint anchor, qreal factor);
    void scrollBy(QPoint way);
    void reveal(int block);
    void followTheme();
    void describe();

    CanvasScene& m_canvas;
    QPoint m_panFrom;
    bool m_panning = false;
    bool m_spaceHeld = false;
    bool m_fitted = true;  ///< shows everything, also after a resize
};

}  // namespace obscura
