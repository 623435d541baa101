// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Splitting.h"

#include "core/base/Numbers.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"
#include "devices/Random.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <ranges>

namespace obscura {

namespace {

constexpr double kLargestShare = 0.99;

/// Numbers of streams that belong to the seed of a splitting.
enum SplitStream : std::uint64_t { kTestRows = 1, kValidationRows = 2 };

Index rowsOf(double share, Index count) {
    const auto rounded = static_cast<Index>(std::llround(share * static_cast<double>(count)));
    return share > 0 ? std::max<Index>(rounded, 1) : 0;
}

/// Draws `wanted` of the rows that it is asked about in turn, each set of that many with equal
/// probability (selection sampling; Knuth, The Art of Computer Programming, 3.4.2, algorithm S).
class Selection {
public:
    Selection(Index wanted, Index candidates, std::uint64_t seed)
        : m_wanted(static_cast<std::uint64_t>(wanted)),
          m_candidates(static_cast<std::uint64_t>(candidates)),
          m_random(seed) {}

    bool takesNext() {
        // 2⁶⁴ is no multiple of the number of candidates, which no file is long enough to show.
        const bool takes = m_wanted > 0 && m_random() % m_candidates < m_wanted;
        m_wanted -= takes ? 1 : 0;
        --m_candidates;
        return takes;
    }

private:
    std::uint64_t m_wanted;
    std::uint64_t m_candidates;  ///< still to be asked about
    std::mt19937_64 m_random;
};

void checkShares(Index count, const SplitShares& shares, Index validation, Index test) {
    if (validation + test < count)
        return;
    throw UserError(
        "dataset.validation_share, dataset.test_share: " + roundedNumber(shares.validation) +
        " and " + roundedNumber(shares.test) + " of " + std::to_string(count) +
        " samples leave none to train with, expected less");
}

}  // namespace

std::vector<OptionInfo> splitOptions(const SplitShares& initial) {
    return {numberOption("validation_share", "Validation share",
                         "Share of the samples that are kept from training and choose the best "
                         "checkpoint.",
                         initial.validation, 0, kLargestShare, {}, "none"),
            numberOption("test_share", "Test share",
                         "Share of the samples that are kept from training and choosing, and tell "
                         "how good the network is.",
                         initial.test, 0, kLargestShare, {}, "none"),
            numberOption("split_seed", "Split seed",
                         "Decides which samples those are. It is no part of the training's seed: "
                         "runs that are compared are tested with the same samples.",
                         static_cast<Index>(initial.seed), 0, 1e9)};
}

std::vector<OptionInfo> validationOptions(double initialShare) {
    std::vector<OptionInfo> options = splitOptions({.validation = initialShare});
    std::erase_if(options, [](const OptionInfo& option) { return option.name == "test_share"; });
    return options;
}

SplitShares splitShares(const Options& options) {
    return {.validation = numberIn(options, "validation_share"),
            .test = options.contains("test_share") ? numberIn(options, "test_share") : 0,
            .seed = static_cast<std::uint64_t>(std::get<Index>(options.at("split_seed")))};
}

Splitting::Splitting(const DatasetSizes& own, const SplitShares& shares) : m_own(own) {
    const Index count = own.train;
    const Index validation = own.validation > 0 ? 0 : rowsOf(shares.validation, count);
    const Index test = own.test > 0 ? 0 : rowsOf(shares.test, count);
    if (validation + test == 0)
        return;
    checkShares(count, shares, validation, test);
    m_validation.reserve(static_cast<std::size_t>(validation));
    m_test.reserve(static_cast<std::size_t>(test));
    m_heldOut.reserve(static_cast<std::size_t>(validation + test));
    Selection tests(test, count, streamSeed(shares.seed, kTestRows));
    Selection validates(validation, count - test, streamSeed(shares.seed, kValidationRows));
    for (Index row = 0; row < count; ++row) {
        const bool isTest = tests.takesNext();
        if (!isTest && !validates.takesNext())
            continue;
        (isTest ? m_test : m_validation).push_back(row);
        m_heldOut.push_back(row);
    }
}

DatasetSizes Splitting::sizes() const {
    return {.train = m_own.train - std::ssize(m_heldOut),
            .validation = m_own.validation + std::ssize(m_validation),
            .test = m_own.test + std::ssize(m_test)};
}

Index Splitting::row(Split split, Index sample) const {
    const auto at = static_cast<std::size_t>(sample);
    if (split == Split::Validation)
        return m_validation.empty() ? m_own.train + sample : m_validation[at];
    if (split == Split::Test)
        return m_test.empty() ? m_own.train + m_own.validation + sample : m_test[at];
    // Before held-out row i there are m_heldOut[i] − i rows that train: an ascending sequence.
    const auto indices = std::views::iota(Index{0}, std::ssize(m_heldOut));
    const auto passed = std::ranges::upper_bound(
        indices, sample, {}, [&](Index i) { return m_heldOut[static_cast<std::size_t>(i)] - i; });
    return sample + (passed - indices.begin());
}

}  // namespace obscura
