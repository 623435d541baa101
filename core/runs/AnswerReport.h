// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "devices/Types.h"

#include <cstdint>
#include <vector>

namespace obscura {

/// How often a class was true, was answered, and both at once.
struct ClassTally {
    std::int64_t samples = 0;
    std::int64_t named = 0;
    std::int64_t right = 0;
    bool operator==(const ClassTally&) const = default;
};

/// A sample of the test set with what a network made of it.
struct JudgedSample {
    Index row = 0;    ///< in the test set
    double loss = 0;  ///< its own
    Index truth = 0;  ///< Class: which was true, which was answered, and how surely, 0 … 1
    Index answer = 0;
    double share = 0;
};

/// What a pass over the test set found sample by sample, beside the means of an EvaluationRecord.
/// A finished value: safe to hand to another thread.
struct AnswerReport {
    static constexpr Index kMostConfused = 256;  ///< classes, of which a confusion matrix is made
    static constexpr Index kMostWorst = 60;      ///< samples
    static constexpr Index kMostPairs = 2000;    ///< samples
    static constexpr Index kMostNumbers = 64;    ///< of a sample that has numbers as its target

    std::int64_t step = 0;
    TargetInfo target = {};
    std::int64_t samples = 0;
    bool canWrite = false;  ///< the samples are text: see TextRequest
    /// Class: how often class [row] was answered by class [column], row-major [size, size]; empty
    /// where there are more than kMostConfused.
    std::vector<std::int64_t> confusion = {};
    std::vector<ClassTally> classes = {};  ///< Class and Classes: [size]
    std::vector<JudgedSample> worst = {};  ///< all but NextToken: the greatest loss first
    /// Numbers: of evenly spaced samples, [samples, numbers].
    Matrix targets = {};
    Matrix answers = {};
};

}  // namespace obscura
