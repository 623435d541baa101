// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/TimeSeries.h"

#include <QString>

namespace obscura {

/// At the axis, with its unit.
QString timeLabel(TimeAxis axis);
/// "step 40", "1.2 k queries": a moment.
QString formatTime(TimeAxis axis, double time);
/// Whether it counts.
bool isWhole(TimeAxis axis);

}  // namespace obscura
