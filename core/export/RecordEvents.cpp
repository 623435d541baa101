// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/RecordEvents.h"

#include "core/runs/Quantity.h"

#include <cmath>

namespace obscura {

template <class Record>
EventSummary RecordEvents::summaryOf(const Record& record, const std::string& prefix) {
    EventSummary summary;
    for (const Quantity<Record>& quantity : quantities<Record>()) {
        const double value = quantity.of(record);
        // Each event tells its step itself.
        if (std::isnan(value) || quantity.kind == QuantityKind::Ordinal)
            continue;
        const std::string tag = prefix + std::string(quantity.id);
        const std::string axis = axisName(quantity);
        const EventSummary::Words words{.title = quantity.title, .description = axis};
        summary.addScalar(tag, value, m_told.insert(tag).second ? &words : nullptr);
    }
    return summary;
}

EventSummary RecordEvents::of(const StepRecord& record) {
    return summaryOf(record, "training/");
}

EventSummary RecordEvents::of(const EvaluationRecord& record) {
    return summaryOf(record, "evaluation/");
}

}  // namespace obscura
