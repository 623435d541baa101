// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/QuantitySeries.h"

#include "widgets/plots/RecordMoments.h"
#include "widgets/plots/Smoothing.h"

#include <set>

namespace obscura {

namespace {

template <class Record>
TimeSeries rowsOf(const std::vector<Record>& records, const Quantity<Record>& quantity) {
    TimeSeries rows;
    for (const Record& record : records) {
        const double value = quantity.of(record);
        const bool isGap =
            quantity.measured == Measured::AtInspections && isInspected<Record>(record);
        if (std::isfinite(value) || isGap)
            rows.append(momentOf(record), std::span(&value, 1));
    }
    return rows;
}

void smooth(TimeSeries& rows, int steps) {
    std::vector<double> all;
    const std::span<const double> values = rows.values(0);
    for (auto from = values.begin(); from != values.end();) {
        const auto end = std::find_if(from, values.end(), [](double v) { return std::isnan(v); });
        const std::vector<double> stretch = smoothed({from, end}, std::size_t(steps / 2));
        all.insert(all.end(), stretch.begin(), stretch.end());
        if (end == values.end())
            break;
        all.push_back(*end);
        from = end + 1;
    }
    rows.replaceFrom(0, 0, all);
}

}  // namespace

TimeSeries seriesOf(const RunRecords& records, const QuantityInfo& quantity, int smoothing) {
    if (const auto* const each = findQuantity<StepRecord>(quantity.id)) {
        TimeSeries rows = rowsOf(records.steps, *each);
        if (smoothing > 1 && quantity.measured == Measured::Always && rows.size() > 0)
            smooth(rows, smoothing);
        return rows;
    }
    return rowsOf(records.evaluations, *findQuantity<EvaluationRecord>(quantity.id));
}

std::vector<const QuantityInfo*> drawnQuantities() {
    std::vector<const QuantityInfo*> drawn;
    std::set<std::string_view> known{"step", "epoch"};
    const auto add = [&]<class Record>(std::span<const Quantity<Record>> list) {
        for (const Quantity<Record>& quantity : list) {
            if (known.insert(quantity.id).second)
                drawn.push_back(&quantity);
        }
    };
    add(quantities<StepRecord>());
    add(quantities<EvaluationRecord>());
    return drawn;
}

}  // namespace obscura
