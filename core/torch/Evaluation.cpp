// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Evaluation.h"

#include "core/torch/Losses.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

Evaluation::Evaluation(LossSettings loss, TargetInfo target)
    : m_loss(std::move(loss)),
      m_target(std::move(target)),
      m_counts(static_cast<std::size_t>(m_target.size), 0) {}

void Evaluation::add(const torch::Tensor& answer, const Batch& batch) {
    const std::int64_t samples = batch.x.size(0);
    m_lossSum += static_cast<double>(samples) * lossOf(m_loss, answer, batch).item<double>();
    m_samples += samples;
    switch (m_target.kind) {
        case TargetKind::Class:
        case TargetKind::NextToken:
            return addClasses(answer.argmax(-1), batch.classes);
        case TargetKind::Classes:
            return addFlags(answer, batch.numbers);
        case TargetKind::Numbers:
            return addNumbers(answer, batch.numbers);
    }
}

void Evaluation::addClasses(const torch::Tensor& named, const torch::Tensor& classes) {
    m_named += classes.numel();
    m_right += (named == classes).sum().item<std::int64_t>();
    const std::int64_t* const labels = classes.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < classes.numel(); ++i) {
        ++m_counts[static_cast<std::size_t>(labels[i])];
    }
}

/// A class is named where its answer is positive (binary cross entropy) or above a half.
void Evaluation::addFlags(const torch::Tensor& answer, const torch::Tensor& flags) {
    const double threshold = m_loss.function == "mean_squared_error" ? 0.5 : 0.0;
    m_named += flags.numel();
    m_right += ((answer > threshold) == (flags > 0.5)).sum().item<std::int64_t>();
    const torch::Tensor sums = flags.sum(0);
    for (std::size_t k = 0; k < m_counts.size(); ++k) {
        m_counts[k] += std::llround(sums[static_cast<std::int64_t>(k)].item<double>());
    }
}

void Evaluation::addNumbers(const torch::Tensor& answer, const torch::Tensor& numbers) {
    m_differences += (answer - numbers).square().sum().item<double>();
    m_squares += numbers.square().sum().item<double>();
}

Metrics Evaluation::metrics() const {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    Metrics metrics{.loss = m_lossSum / static_cast<double>(m_samples),
                    .accuracy = kUnknown,
                    .guessing = kUnknown,
                    .error = kUnknown};
    if (m_target.kind == TargetKind::Numbers) {
        metrics.error = std::sqrt(m_differences / m_squares);
        return metrics;
    }
    const auto named = static_cast<double>(m_named);
    metrics.accuracy = static_cast<double>(m_right) / named;
    std::int64_t guessed = 0;
    if (m_target.kind == TargetKind::Classes) {
        for (const std::int64_t count : m_counts) {
            guessed += std::max(count, m_samples - count);
        }
    } else {
        guessed = std::ranges::max(m_counts);
    }
    metrics.guessing = static_cast<double>(guessed) / named;
    return metrics;
}

}  // namespace obscura
