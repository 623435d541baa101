// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPalette>
#include <QSize>
#include <QSizeF>

namespace obscura {

class ThemedPlot;

/// How a plot is drawn in print.
struct PlotPrint {
    QSizeF millimetres{86, 60};  ///< 86 mm: a column of most journals
    double fontPoints = 8;
    int dotsPerInch = 300;  ///< of a PNG
    bool isLight = true;    ///< else as on the screen
    bool operator==(const PlotPrint&) const = default;
};

/// While it lives, a plot has the size, the font and the colours that it has in print, in units of
/// the screen's logical resolution. Nothing of this is seen as long as no event is handled.
class PlotPaper {
public:
    PlotPaper(ThemedPlot& plot, const PlotPrint& print);
    ~PlotPaper();
    PlotPaper(const PlotPaper&) = delete;
    PlotPaper& operator=(const PlotPaper&) = delete;

    /// Units per inch.
    int resolution() const { return m_resolution; }

private:
    void resize(const QSize& size);

    ThemedPlot& m_plot;
    const int m_resolution;
    const QSize m_size;
    const QFont m_font;
    const QPalette m_palette;
    const bool m_hadFont;
    const bool m_hadPalette;
};

}  // namespace obscura
