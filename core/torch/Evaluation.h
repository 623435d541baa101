// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LossCatalogue.h"
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

/// Sums over batches what a network answers for the samples of a split.
class Evaluation {
public:
    Evaluation(LossSettings loss, TargetInfo target);
    /// `answer` is the value at the loss's input.
    void add(const torch::Tensor& answer, const Batch& batch);
    Metrics metrics() const;

private:
    void addClasses(const torch::Tensor& named, const torch::Tensor& classes);
    void addFlags(const torch::Tensor& answer, const torch::Tensor& flags);
    void addNumbers(const torch::Tensor& answer, const torch::Tensor& numbers);

    LossSettings m_loss;
    TargetInfo m_target;
    double m_lossSum = 0;
    std::int64_t m_samples = 0;
    std::int64_t m_named = 0;            ///< classes that could be named right
    std::int64_t m_right = 0;            ///< of those
    std::vector<std::int64_t> m_counts;  ///< how often each class is true
    double m_differences = 0;            ///< ‖y − t‖²
    double m_squares = 0;                ///< ‖t‖²
};

}  // namespace obscura
