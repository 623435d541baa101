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

inline constexpr SplitShares kUsualShares{.validation = 0.1, .test = 0.1};

/// The options "validation_share", "test_share" and "split_seed", which begin as `initial`.
std::vector<OptionInfo> splitOptions(const SplitShares& initial);
/// The first and the last of these, for a source whose files say which samples test.
std::vector<OptionInfo> validationOptions(double initialShare);
/// What either of these say.
SplitShares splitShares(const Options& options);

/// Deals rows out to training, validation and test. Each split keeps their order, so that reading
/// one through goes forward in a file. The same seed draws the same rows, for the test whatever the
/// share that validates. Memory: two indices for each row that is drawn.
class Splitting {
public:
    /// No rows at all.
    Splitting() = default;
    /// The rows 0 … own.train−1 train, those of own.validation follow, then those of own.test. A
    /// split that has none of its own gets its share of those that train: round(share · own.train)
    /// rows, at least one where the share isn't 0. Throws UserError that names the options where
    /// nothing is left to train with.
    Splitting(const DatasetSizes& own, const SplitShares& shares);

    DatasetSizes sizes() const;
    /// Which row is sample `sample` of that split.
    Index row(Split split, Index sample) const;

private:
    DatasetSizes m_own;
    std::vector<Index> m_validation;  ///< drawn from those that train; ascending, as the others
    std::vector<Index> m_test;
    std::vector<Index> m_heldOut;  ///< those of both
};

}  // namespace obscura
