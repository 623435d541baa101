// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"
#include "widgets/plots/TimeSeries.h"

#include <QString>

namespace obscura {

// How the window writes the quantities of a run.

/// "Surrogate error": where one stands alone.
QString headingOf(const QuantityInfo& quantity);
/// In legends and readouts, beside its like: "best possible".
QString briefOf(const QuantityInfo& quantity);
/// At an axis, with its unit: "training time [s]".
QString axisLabelOf(const QuantityInfo& quantity);
/// What writes its values at ticks and in readouts.
QString (*formatOf(const QuantityInfo& quantity))(double);

/// What a run's progress is measured in on that axis.
const QuantityInfo& quantityOf(TimeAxis axis);
/// In menus: "All queries".
QString timeAxisName(TimeAxis axis);
/// "step 40", "queries 1.2 k": a moment.
QString formatTime(TimeAxis axis, double time);

}  // namespace obscura
