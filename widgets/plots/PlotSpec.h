// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>
#include <vector>

namespace obscura {

/// What a plot shows and says; one curve for each column of its series.
struct PlotSpec {
    struct Curve {
        QString title;                       ///< in the legend, the readout and the CSV header
        int colour = 0;                      ///< index into the theme's series
        bool faint = false;                  ///< the raw values behind a smoothed curve
        Qt::PenStyle style = Qt::SolidLine;  ///< where nothing is stacked
        /// Measured at some of the rows only: the others are no gap in it. At a break of the series
        /// it steps from the last value before to the first behind.
        bool isSparse = false;
    };
    /// Which rows are marked besides those that no line leads to.
    enum class Marks { None, WhileFew, All };

    QString name;        ///< for file names: "loss"
    QString title;       ///< "Loss"
    QString valueLabel;  ///< at the vertical axis, with its unit
    QString awaited;     ///< what will appear here: "the loss of each\nbatch appears here."
    QString help;        ///< what the quantity is, with its formula
    std::vector<Curve> curves;
    bool logarithmic = false;
    bool stacked = false;    ///< areas on top of each other; every column must only grow
    bool whole = false;      ///< values are counts
    double minimumSpan = 0;  ///< of the values in view, so that noise is not blown up
    Marks marks = Marks::None;
    QString (*format)(double) = nullptr;  ///< writes a value for ticks and readout
};

}  // namespace obscura
