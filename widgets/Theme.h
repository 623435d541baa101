// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QPen>
#include <array>

namespace obscura {

/// The colours that canvas, panels and plots share, for a light or a dark desktop. Hues are those
/// of Okabe and Ito (2008, "Color Universal Design"), which people with any common colour blindness
/// tell apart; lightness is adjusted to the background. Colour is never the only cue: series have
/// dash styles, blocks have shapes and icons.
struct Theme {
    static constexpr int kSeries = 8;

    bool dark = false;

    // Surfaces and text
    QColor canvas;     ///< behind the network and the plots
    QColor grid;       ///< dots of the canvas, grid lines of plots
    QColor surface;    ///< inside of a block or card
    QColor hairline;   ///< borders and separators
    QColor outline;    ///< of fields and check boxes; at least 3 : 1 on window and surface
    QColor text;       ///< main text
    QColor mutedText;  ///< secondary text, tick labels; at least 4.5 : 1 on canvas and surface
    QColor accent;     ///< selection, focus, drop targets

    // Blocks
    QColor data;             ///< data set and loss
    QColor layer;            ///< digital layers with parameters
    QColor activation;       ///< digital layers without
    QColor physical;         ///< hardware: border and badge
    QColor physicalSurface;  ///< hardware: inside; dark in both themes, a black box
    QColor physicalText;     ///< main text on physicalSurface
    QColor physicalMuted;    ///< secondary text on physicalSurface
    QColor physicalError;    ///< messages on physicalSurface
    QColor edge;             ///< connections

    // States
    QColor error;
    QColor warning;
    QColor success;

    /// Lines of plots, in order of use: blue, vermillion, green, purple, orange, sky, yellow, grey.
    std::array<QColor, kSeries> series;

    /// Colour number `index` ≥ 0, starting over after the last.
    QColor seriesColor(int index) const {
        return series[static_cast<std::size_t>(index % kSeries)];
    }
    /// The surface, letting what lies below show through: behind legends and readouts.
    QColor veil() const;
    /// The second cue beside seriesColor(): solid, dashed, dotted, dash-dotted.
    static Qt::PenStyle seriesStyle(int index);
    /// A pen of both: `width` in pixels at 100 %, which grows with what is drawn.
    QPen seriesPen(int index, qreal width = 1.5) const;

    /// Light or dark, whichever `palette` is: its window is darker than its text or not.
    static Theme of(const QPalette& palette);
    static Theme light();
    static Theme darkTheme();

    /// A palette for widgets that fits the theme, for a desktop that doesn't bring one of its own.
    QPalette palette() const;
};

/// `a` and `b` mixed: 0 gives a, 1 gives b.
QColor mixed(const QColor& a, const QColor& b, qreal share);

}  // namespace obscura
