// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/KeptWeights.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

bool areFinite(const std::vector<TensorView>& weights) {
    return std::ranges::all_of(weights, [](const TensorView& tensor) {
        return std::ranges::all_of(tensor.values, [](float x) { return std::isfinite(x); });
    });
}

}  // namespace

void KeptWeights::note(const EvaluationRecord& record, const Engine& engine, RunRecord& to) {
    if (std::isfinite(record.loss) && m_best.note(record) && areFinite(engine.parameterViews())) {
        keep(record.step, engine, to);
    }
}

std::string KeptWeights::conclude(std::int64_t steps, bool hasDiverged, const Engine& engine,
                                  RunRecord& to) {
    const std::string holds =
        m_step ? "the checkpoint holds the weights of step " + std::to_string(*m_step) : "";
    // Those of a training that has diverged are of no use to anybody: the last good ones stay.
    if (hasDiverged || !areFinite(engine.parameterViews())) {
        return m_step ? holds + ", where the test loss was still a number"
                      : "there is no checkpoint: the training diverged before its first evaluation";
    }
    if (const auto least = m_best.leastValidationLoss()) {
        return holds + ", which have the least validation loss, " + roundedNumber(*least);
    }
    if (m_step != steps) {
        keep(steps, engine, to);
    }
    return {};
}

void KeptWeights::keep(std::int64_t step, const Engine& engine, RunRecord& to) {
    to.write(engine.parameterViews());
    m_step = step;
}

}  // namespace obscura
