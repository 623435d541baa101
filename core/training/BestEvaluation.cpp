// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/BestEvaluation.h"

#include <cmath>

namespace obscura {

bool BestEvaluation::note(const EvaluationRecord& record) {
    if (std::isnan(record.validationLoss))
        return true;
    const bool isBetter = !m_least || record.validationLoss < *m_least;
    if (isBetter)
        m_least = record.validationLoss;
    return isBetter;
}

}  // namespace obscura
