// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

class ThemedPlot;

/// Writes what the plot shows as a picture, or all its values as a table, by the ending
/// of `file`: .png, .svg, .pdf or .csv. Throws UserError with file and reason.
void exportPlot(ThemedPlot& plot, const QString& file);

}  // namespace obscura
