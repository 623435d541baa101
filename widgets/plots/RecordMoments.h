// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"
#include "widgets/plots/TimeSeries.h"

#include <algorithm>
#include <cmath>

namespace obscura {

/// When it was recorded, on each of the axes.
template <class Record>
Moment momentOf(const Record& record) {
    Moment moment{};
    std::ranges::transform(progressQuantities<Record>(), moment.begin(),
                           [&](const Quantity<Record>& quantity) { return quantity.of(record); });
    return moment;
}

/// Whether something was measured that isn't with every record.
template <class Record>
bool isInspected(const Record& record) {
    return std::ranges::any_of(quantities<Record>(), [&](const Quantity<Record>& quantity) {
        return quantity.measured == Measured::AtInspections && !std::isnan(quantity.of(record));
    });
}

}  // namespace obscura
