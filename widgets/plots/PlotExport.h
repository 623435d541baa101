// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/PlotPaper.h"

#include <QImage>
#include <QString>

namespace obscura {

/// Writes what the plot shows as a picture, as it is on the screen, or all its values as a table,
/// by the ending of `file`: .png, .svg, .pdf or .csv. Throws UserError with file and reason.
void exportPlot(ThemedPlot& plot, const QString& file);

/// The same as a picture for print. Text stays text in .svg and .pdf.
void printPlot(ThemedPlot& plot, const QString& file, const PlotPrint& print);
/// What printPlot() would write as .png.
QImage printedImage(ThemedPlot& plot, const PlotPrint& print);

/// Whether it is known of the rows of the plot's table where they stand.
bool knowsVisibleRows(const ThemedPlot& plot);
/// The rows of the plot's table that stand within the ranges of its axes, below the same header.
QByteArray visibleTable(const ThemedPlot& plot);

}  // namespace obscura
