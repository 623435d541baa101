// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/ThemedPlot.h"

namespace obscura {

/// What the plots of the device view share: what is under the mouse is read out in the top right
/// corner; the wheel, dragging and the keys +, − and the arrows zoom and pan; Home or a double
/// click shows the whole again.
class DevicePlot : public ThemedPlot {
    Q_OBJECT

public:
    DevicePlot(const QString& name, const QString& title, const QString& help,
               QWidget* parent = nullptr);

    /// What is said of the place under the mouse, or empty.
    QString readout() const;
    void showWhole();
    bool showsWhole() const { return m_showsWhole; }

    QSize sizeHint() const override { return {360, 240}; }
    QSize minimumSizeHint() const override { return {150, 110}; }

protected:
    /// The ranges that show everything. Keeps the person's zoom.
    void setWhole(const QCPRange& x, const QCPRange& y);
    /// Whether a unit is as long across as down while the whole is shown.
    void setSquare(bool square) { m_isSquare = square; }
    /// What to say of a place in the plot's coordinates.
    virtual QString describe(double x, double y) const;
    void setReadout(const QString& text);
    /// Draws what moves over the data anew, and not the data.
    void drawOverlay();
    /// Shows or hides what depends on hasData(), and redraws.
    void refresh();

    void applyTheme() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fit();
    void fitAgainWhenResized();
    void zoom(double factor);
    void pan(double right, double down);

    QCPItemText* m_readout = nullptr;
    QCPRange m_wholeX{0, 1};
    QCPRange m_wholeY{0, 1};
    bool m_isDrawn = false;  ///< at least once: only then layers can be drawn by themselves
    bool m_isSquare = false;
    QSize m_fitted;  ///< size that a unit was made square for
    bool m_showsWhole = true;
    bool m_isUpdating = false;  ///< a range changes by the program, not by the person
};

}  // namespace obscura
