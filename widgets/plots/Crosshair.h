// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>
#include <QStringList>

namespace obscura {

struct Theme;

/// A vertical line through a plot, and beside it what was recorded there. They have a buffer of
/// their own, so that they move without drawing the curves again.
class Crosshair {
public:
    /// Its items belong to `plot`, which must outlive it.
    explicit Crosshair(QCustomPlot& plot);

    /// At `key` of the horizontal axis; one quantity a line. Without any it is a line only.
    void show(double key, const QStringList& lines);
    void hide();
    bool isVisible() const { return m_line->visible(); }
    /// Where it says it, in pixels of the plot.
    QRectF textRect() const;
    /// What it says; empty while it is hidden.
    QString text() const { return m_readout->text(); }
    void setTheme(const Theme& theme, const QFont& font);

private:
    void placeText();

    QCustomPlot& m_plot;
    double m_key = 0;
    QCPItemLine* m_line;
    QCPItemText* m_readout;
};

}  // namespace obscura
