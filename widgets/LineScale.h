// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

/// How many times as thick as usual the lines of plots and canvas are; 1, but in a presentation,
/// which is seen from the last row.
double lineScale();
/// Plots follow with the next change of their font or palette, the canvas when it is painted.
void setLineScale(double scale);

}  // namespace obscura
