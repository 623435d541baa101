// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingDiagnosis.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace obscura {

namespace {

/// Steps that are judged together, and from one judgement to the next.
constexpr std::size_t kWindow = 50;
/// A run of fewer steps has hardly begun.
constexpr std::size_t kFewest = 20;
/// The loss is above its start where this share of the window's losses is so by that factor: a
/// network that learns nothing scatters about its start.
constexpr double kMostAbove = 0.9;
constexpr double kAbove = 1.1;
/// Of what there is to gain over guessing; less counts as nothing.
constexpr double kSmallGain = 0.02;
constexpr double kStandardErrors = 3;

std::string brief(double value) {
    return roundedNumber(value);
}

/// Whether the accuracy could be that of always naming the most frequent class.
bool isGuessing(const EvaluationRecord& record) {
    if (std::isnan(record.accuracy))
        return false;
    const double p = record.guessing;
    const double scatter = std::sqrt(p * (1 - p) / static_cast<double>(record.samples));
    return record.accuracy - p < std::max(kStandardErrors * scatter, kSmallGain * (1 - p));
}

}  // namespace

TrainingDiagnosis::TrainingDiagnosis(const TrainingSettings& settings)
    : m_settings(settings), m_firstLoss(Fidelity::kUnknown) {}

std::optional<BlockFindings> TrainingDiagnosis::note(const StepRecord& record) {
    if (m_recent.empty()) {
        m_firstLoss = record.loss;
    }
    m_recent.push_back(record.loss);
    if (m_recent.size() > kWindow) {
        m_recent.pop_front();
    }
    return record.step % static_cast<std::int64_t>(kWindow) == 0 ? std::optional(findings())
                                                                 : std::nullopt;
}

std::optional<BlockFindings> TrainingDiagnosis::note(const EvaluationRecord& record) {
    m_evaluation = record;
    m_atChance = m_recent.size() >= kFewest && isGuessing(record);
    return findings();
}

bool TrainingDiagnosis::lossStaysAbove() const {
    const auto above = std::ranges::count_if(
        m_recent, [this](double loss) { return loss > kAbove * m_firstLoss; });
    return m_recent.size() >= kFewest &&
           static_cast<double>(above) > kMostAbove * static_cast<double>(m_recent.size());
}

std::string TrainingDiagnosis::rates() const {
    return "training.learning_rate is " + formatOption(m_settings.learningRate) +
           ", training.device_learning_rate is " + formatOption(m_settings.deviceLearningRate);
}

BlockFindings TrainingDiagnosis::findings() const {
    const TrainingSettings usual;
    const bool deviceIsFaster = m_settings.deviceLearningRate / usual.deviceLearningRate >
                                m_settings.learningRate / usual.learningRate;
    const std::string option = deviceIsFaster ? "device_learning_rate" : "learning_rate";
    BlockFindings found{.block = 0, .name = "training", .findings = {}};
    if (lossStaysAbove()) {
        const double mean = std::accumulate(m_recent.begin(), m_recent.end(), 0.0) /
                            static_cast<double>(m_recent.size());
        found.findings.push_back(
            {FindingKind::LossAboveStart, option,
             "The loss stays above its start: " + brief(mean) + " over the last " +
                 std::to_string(m_recent.size()) + " steps, " + brief(m_firstLoss) +
                 " at the first. The training diverges; try smaller learning rates (" + rates() +
                 ")."});
    }
    if (m_atChance) {
        found.findings.push_back(
            {FindingKind::AccuracyAtChance, option,
             "The network recognises " + brief(100 * m_evaluation.accuracy) +
                 " % of the test set, and naming the most frequent class each time would give " +
                 brief(100 * m_evaluation.guessing) +
                 " %: it has learnt nothing of use. Try other learning rates (" + rates() +
                 ") or more steps."});
    }
    return found;
}

}  // namespace obscura
