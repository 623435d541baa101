// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LossCatalogue.h"
#include "core/runs/AnswerReport.h"
#include "core/torch/Batches.h"

#include <cstdint>
#include <vector>

namespace obscura {

/// What a pass over the samples of a split gave.
struct Metrics {
    double loss = 0;      ///< mean over the samples
    double accuracy = 0;  ///< share of classes named right, 0 … 1; NaN where targets are numbers
    double guessing = 0;  ///< the accuracy of always naming the most frequent class; or NaN
    double error = 0;  ///< ‖y − t‖_F/‖t‖_F of answers and targets; NaN where they are classes
};

/// Sums over batches what a network answers for the samples of a split, in their order.
class Evaluation {
public:
    Evaluation(LossSettings loss, TargetInfo target, Index samples);
    /// `answer` is the value at the loss's input.
    void add(const torch::Tensor& answer, const Batch& batch);
    Metrics metrics() const;
    /// What was found sample by sample.
    AnswerReport report() const;

private:
    void addClasses(const torch::Tensor& answer, const torch::Tensor& classes);
    void addTokens(const torch::Tensor& named, const torch::Tensor& tokens);
    void addFlags(const torch::Tensor& answer, const torch::Tensor& flags);
    void addNumbers(const torch::Tensor& answer, const torch::Tensor& numbers);
    void notePairs(const torch::Tensor& answer, const torch::Tensor& numbers);
    std::int64_t guessed() const;

    LossSettings m_loss;
    TargetInfo m_target;
    Index m_expected;  ///< samples
    double m_lossSum = 0;
    std::int64_t m_samples = 0;
    std::int64_t m_named = 0;  ///< classes that could be named right
    std::int64_t m_right = 0;  ///< of those
    std::vector<ClassTally> m_classes;
    std::vector<std::int64_t> m_confusion;
    std::vector<JudgedSample> m_judged;  ///< all samples
    double m_differences = 0;            ///< ‖y − t‖²
    double m_squares = 0;                ///< ‖t‖²
    Matrix m_targets;                    ///< of evenly spaced samples
    Matrix m_answers;
};

}  // namespace obscura
