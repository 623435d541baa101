// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DataOverview.h"

#include "devices/Random.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr Index kChunk = Index{1} << 20;  ///< numbers that are read at once

/// Gathers what training samples are made of.
class Range {
public:
    explicit Range(const Shape& shape)
        : m_features(featuresOf(shape)),
          m_stride(shape.empty() ? 1 : valuesOf(shape) / shape[featureAxis(shape)]),
          m_areFirst(featureAxis(shape) == 0 && shape.size() > 1),
          m_least(Eigen::VectorXf::Constant(m_features, std::numeric_limits<float>::infinity())),
          m_greatest(-m_least) {}

    void add(const Matrix& x) {
        m_sum += x.cast<double>().sum();
        m_squares += x.cast<double>().squaredNorm();
        m_count += static_cast<double>(x.size());
        for (Index i = 0; i < x.rows(); ++i) {
            for (Index k = 0; k < x.cols(); ++k) {
                const Index feature = m_areFirst ? k / m_stride : k % m_features;
                m_least[feature] = std::min(m_least[feature], x(i, k));
                m_greatest[feature] = std::max(m_greatest[feature], x(i, k));
            }
        }
    }

    void tell(DataOverview& overview) const {
        overview.mean = m_sum / m_count;
        overview.deviation =
            std::sqrt(std::max(0.0, m_squares / m_count - overview.mean * overview.mean));
        overview.least = m_least;
        overview.greatest = m_greatest;
    }

private:
    Index m_features;
    Index m_stride;
    bool m_areFirst;  ///< the features of a sample lie one behind the other, as channels do
    double m_sum = 0;
    double m_squares = 0;
    double m_count = 0;
    Eigen::VectorXf m_least;
    Eigen::VectorXf m_greatest;
};

void count(const TargetInfo& target, const std::vector<std::int64_t>& classes,
           const std::vector<float>& numbers, std::vector<Index>& counts) {
    for (const std::int64_t k : classes)
        ++counts[static_cast<std::size_t>(k)];
    if (target.kind != TargetKind::Classes)
        return;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        counts[i % counts.size()] += numbers[i] > 0.5F ? 1 : 0;
}

/// One of the rows from i·n/m to (i + 1)·n/m: no rhythm of the data set escapes it.
Index spread(Index i, const SplitOverview& split) {
    constexpr std::uint64_t kSeed = 1;
    const Index first = i * split.samples / split.lookedAt;
    const Index behind = (i + 1) * split.samples / split.lookedAt;
    return first + static_cast<Index>(streamSeed(kSeed, static_cast<std::uint64_t>(i)) %
                                      static_cast<std::uint64_t>(behind - first));
}

}  // namespace

DataOverview overviewOf(const Dataset& data, Index most, const Loading& loading) {
    const DatasetFacts& facts = data.facts();
    const TargetLengths lengths = targetLengths(facts);
    DataOverview overview;
    Range range(data.look().shape);
    const Index chunk = std::clamp<Index>(kChunk / valuesOf(facts.sample), 1, 256);
    for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
        SplitOverview& found = overview.splits[static_cast<std::size_t>(split)];
        found.samples = facts.sizes.of(split);
        found.lookedAt = std::min(found.samples, most);
        if (facts.target.kind != TargetKind::Numbers)
            found.classes.assign(static_cast<std::size_t>(facts.target.size), 0);
        for (Index first = 0; first < found.lookedAt; first += chunk) {
            checkStop(loading.stop);
            if (loading.progress)
                loading.progress("looks at samples", double(first) / double(found.lookedAt));
            std::vector<Index> rows;
            for (Index i = first; i < std::min(first + chunk, found.lookedAt); ++i)
                rows.push_back(spread(i, found));
            const auto room = rows.size();
            Matrix x(std::ssize(rows), valuesOf(facts.sample));
            std::vector<std::int64_t> classes(room * static_cast<std::size_t>(lengths.classes));
            std::vector<float> numbers(room * static_cast<std::size_t>(lengths.numbers));
            data.read(split, rows, {}, x, {.classes = classes, .numbers = numbers});
            count(facts.target, classes, numbers, found.classes);
            if (split == Split::Train)
                range.add(x);
        }
    }
    range.tell(overview);
    return overview;
}

}  // namespace obscura
