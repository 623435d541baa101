// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Evaluation.h"

#include "core/torch/Losses.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace obscura {

namespace {

/// Rows of a table of at most kMostPairs evenly spaced samples.
Index pairRows(Index samples) {
    return std::min(samples, AnswerReport::kMostPairs);
}

/// What is no number is worse than any.
double badness(const JudgedSample& sample) {
    return std::isnan(sample.loss) ? std::numeric_limits<double>::infinity() : sample.loss;
}

}  // namespace

Evaluation::Evaluation(LossSettings loss, TargetInfo target, Index samples)
    : m_loss(std::move(loss)),
      m_target(std::move(target)),
      m_expected(samples),
      m_classes(m_target.kind == TargetKind::Numbers ? 0
                                                     : static_cast<std::size_t>(m_target.size)) {
    if (m_target.kind == TargetKind::Class && m_target.size <= AnswerReport::kMostConfused) {
        m_confusion.assign(static_cast<std::size_t>(m_target.size * m_target.size), 0);
    }
    if (m_target.kind == TargetKind::Numbers) {
        const Index numbers = std::min(m_target.size, AnswerReport::kMostNumbers);
        m_targets.resize(pairRows(samples), numbers);
        m_answers.resize(pairRows(samples), numbers);
    }
    if (m_target.kind != TargetKind::NextToken) {
        m_judged.reserve(static_cast<std::size_t>(samples));
    }
}

void Evaluation::add(const torch::Tensor& answer, const Batch& batch) {
    const torch::Tensor losses = sampleLosses(m_loss, answer, batch).to(torch::kDouble);
    m_lossSum += losses.sum().item<double>();
    if (m_target.kind != TargetKind::NextToken) {
        const double* const loss = losses.data_ptr<double>();
        for (std::int64_t i = 0; i < losses.numel(); ++i) {
            m_judged.push_back({.row = m_samples + i, .loss = loss[i]});
        }
    }
    switch (m_target.kind) {
        case TargetKind::Class:
            addClasses(answer, batch.classes);
            break;
        case TargetKind::NextToken:
            addTokens(answer.argmax(-1), batch.classes);
            break;
        case TargetKind::Classes:
            addFlags(answer, batch.numbers);
            break;
        case TargetKind::Numbers:
            addNumbers(answer, batch.numbers);
            break;
    }
    m_samples += batch.x.size(0);
}

void Evaluation::addClasses(const torch::Tensor& answer, const torch::Tensor& classes) {
    const torch::Tensor named = answer.argmax(-1);
    const torch::Tensor shares =
        classShares(m_loss, answer).gather(-1, named.unsqueeze(-1)).contiguous();
    addTokens(named, classes);
    const std::int64_t* const truths = classes.data_ptr<std::int64_t>();
    const std::int64_t* const answers = named.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < classes.numel(); ++i) {
        JudgedSample& judged = m_judged[static_cast<std::size_t>(m_samples + i)];
        judged.truth = truths[i];
        judged.answer = answers[i];
        judged.share = shares.data_ptr<float>()[i];
        if (!m_confusion.empty()) {
            ++m_confusion[static_cast<std::size_t>(truths[i] * m_target.size + answers[i])];
        }
    }
}

void Evaluation::addTokens(const torch::Tensor& named, const torch::Tensor& tokens) {
    const torch::Tensor answers = named.contiguous();
    const std::int64_t* const truths = tokens.data_ptr<std::int64_t>();
    const std::int64_t* const answer = answers.data_ptr<std::int64_t>();
    m_named += tokens.numel();
    for (std::int64_t i = 0; i < tokens.numel(); ++i) {
        ClassTally& tally = m_classes[static_cast<std::size_t>(truths[i])];
        ++tally.samples;
        ++m_classes[static_cast<std::size_t>(answer[i])].named;
        if (answer[i] == truths[i]) {
            ++tally.right;
            ++m_right;
        }
    }
}

/// A class is named where its answer is positive (binary cross entropy) or above a half.
void Evaluation::addFlags(const torch::Tensor& answer, const torch::Tensor& flags) {
    const double threshold = m_loss.function == "mean_squared_error" ? 0.5 : 0.0;
    const torch::Tensor named = answer > threshold;
    const torch::Tensor areTrue = flags > 0.5;
    m_named += flags.numel();
    m_right += (named == areTrue).sum().item<std::int64_t>();
    const torch::Tensor truths = areTrue.sum(0);
    const torch::Tensor answers = named.sum(0);
    const torch::Tensor both = (named & areTrue).sum(0);
    for (std::size_t k = 0; k < m_classes.size(); ++k) {
        const auto at = static_cast<std::int64_t>(k);
        m_classes[k].samples += truths[at].item<std::int64_t>();
        m_classes[k].named += answers[at].item<std::int64_t>();
        m_classes[k].right += both[at].item<std::int64_t>();
    }
}

void Evaluation::addNumbers(const torch::Tensor& answer, const torch::Tensor& numbers) {
    m_differences += (answer - numbers).square().sum().item<double>();
    m_squares += numbers.square().sum().item<double>();
    notePairs(answer.contiguous(), numbers);
}

void Evaluation::notePairs(const torch::Tensor& answer, const torch::Tensor& numbers) {
    const Index rows = m_targets.rows();
    const Index first = (m_samples * rows + m_expected - 1) / m_expected;
    for (Index row = first; row < rows; ++row) {
        const Index sample = row * m_expected / rows - m_samples;
        if (sample >= answer.size(0)) {
            return;
        }
        for (Index k = 0; k < m_targets.cols(); ++k) {
            m_answers(row, k) = answer.data_ptr<float>()[sample * m_target.size + k];
            m_targets(row, k) = numbers.data_ptr<float>()[sample * m_target.size + k];
        }
    }
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
    metrics.guessing = static_cast<double>(guessed()) / named;
    return metrics;
}

/// Named right by who always names the most frequent class, or for each class what is more
/// frequent.
std::int64_t Evaluation::guessed() const {
    std::int64_t sum = 0;
    std::int64_t most = 0;
    for (const ClassTally& tally : m_classes) {
        sum += std::max(tally.samples, m_samples - tally.samples);
        most = std::max(most, tally.samples);
    }
    return m_target.kind == TargetKind::Classes ? sum : most;
}

AnswerReport Evaluation::report() const {
    AnswerReport report{.target = m_target,
                        .samples = m_samples,
                        .confusion = m_confusion,
                        .targets = m_targets,
                        .answers = m_answers};
    if (m_target.kind != TargetKind::NextToken) {
        report.classes = m_classes;
    }
    report.worst.resize(std::min(m_judged.size(), std::size_t{AnswerReport::kMostWorst}));
    std::ranges::partial_sort_copy(m_judged, report.worst, std::greater{}, &badness, &badness);
    return report;
}

}  // namespace obscura
