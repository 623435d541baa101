// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/EventSummary.h"
#include "core/runs/Records.h"

#include <set>
#include <string>

namespace obscura {

/// Makes of a run's records what TensorBoard is told: each quantity that was measured, under
/// "training/<id>" or "evaluation/<id>", with its title and unit the first time.
class RecordEvents {
public:
    EventSummary of(const StepRecord& record);
    EventSummary of(const EvaluationRecord& record);

private:
    template <class Record>
    EventSummary summaryOf(const Record& record, const std::string& prefix);

    std::set<std::string> m_told;  ///< tags
};

}  // namespace obscura
