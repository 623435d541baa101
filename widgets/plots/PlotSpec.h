// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"

#include <QString>
#include <Qt>
#include <vector>

namespace obscura {

/// What a plot shows: which quantities of a run share it, and how. What they are called, their
/// unit, their axis and how their values are written come from the table of quantities.
struct PlotSpec {
    struct Curve {
        const QuantityInfo* quantity = nullptr;
        int colour = 0;                      ///< index into the theme's series
        bool faint = false;                  ///< the raw values behind a smoothed curve
        Qt::PenStyle style = Qt::SolidLine;  ///< where nothing is stacked
        /// Measured at some of the rows only: the others are no gap in it. At a break of the series
        /// it steps from the last value before to the first behind.
        bool isSparse = false;
        bool isOptional = false;  ///< not every run measures it: then it isn't named either
        bool isSmoothed = false;  ///< of the curve before, a mean over the steps around each
    };
    /// Which rows are marked besides those that no line leads to.
    enum class Marks { None, WhileFew, All };

    QString name;          ///< for file names: "loss"
    QString heading = {};  ///< "Hardware queries"; empty: that of its first quantity
    QString awaited;       ///< what will appear here: "the loss of each\nbatch appears here."
    QString help;          ///< what is shown, with its formula
    std::vector<Curve> curves;
    bool stacked = false;  ///< areas on top of each other; every column must only grow
    Marks marks = Marks::None;
    /// Another rank of a surrogate is a break in these: what is measured is another thing.
    bool breaksWithRank = false;

    QString title() const;
    /// At the vertical axis, with its unit: what all quantities have in common.
    QString valueLabel() const;
    /// Of a curve in the legend and the readout.
    QString legendOf(const Curve& curve) const;
    /// And at the head of a column.
    QString columnOf(const Curve& curve) const;
    /// Writes a value for ticks and readout.
    QString (*format() const)(double);
    bool isLogarithmic() const { return kind() == QuantityKind::Positive; }
    bool isWhole() const { return obscura::isWhole(kind()); }
    /// Of the values in view, so that noise is not blown up.
    double minimumSpan() const;

private:
    QuantityKind kind() const { return curves.front().quantity->kind; }
};

}  // namespace obscura
