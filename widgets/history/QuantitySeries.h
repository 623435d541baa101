// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"
#include "widgets/history/OverlaidRun.h"
#include "widgets/plots/TimeSeries.h"

namespace obscura {

/// What a run recorded of a quantity, as one column. A record at which it isn't measured has no
/// row; an inspection that couldn't measure it is a gap. With `smoothing` steps > 1 each stretch
/// without gap is smoothed (see smoothed()), but for what evaluations and inspections measure.
TimeSeries seriesOf(const RunRecords& records, const QuantityInfo& quantity, int smoothing);

/// Those that can be drawn over a run's progress, steps' before evaluations'.
std::vector<const QuantityInfo*> drawnQuantities();

}  // namespace obscura
