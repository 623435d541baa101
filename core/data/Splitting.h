// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

namespace obscura {

/// What becomes of the samples of a source that doesn't say itself which of them test.
struct SplitShares {
    double validation = 0;   ///< share of the samples, [0, 1)
    double test = 0;         ///< share of the samples, [0, 1); the rest trains
    std::uint64_t seed = 1;  ///< which samples those are
};

/// The options "validation_share", "test_share" and "split_seed", which begin as `initial`.
std::vector<OptionInfo> splitOptions(const SplitShares& initial);
SplitShares splitShares(const Options& options);

/// Deals the rows 0 … count−1 of a file out to training, validation and test. Each split keeps the
/// order of the file, so that reading one through goes forward in it. The same seed draws the same
/// rows, for the test whatever the share that validates. Memory: two indices for each row that
/// does not train.
class Splitting {
public:
    /// All rows train.
    explicit Splitting(Index count = 0) : m_count(count) {}
    /// A share that isn't 0 gets round(share · count) rows, at least one. Throws UserError that
    /// names the options where nothing is left to train with.
    Splitting(Index count, const SplitShares& shares);

    DatasetSizes sizes() const;
    /// Which row of the file is sample `sample` of that split.
    Index row(Split split, Index sample) const;

private:
    Index m_count;
    std::vector<Index> m_validation;  ///< ascending, as the others
    std::vector<Index> m_test;
    std::vector<Index> m_heldOut;  ///< those of both
};

}  // namespace obscura
