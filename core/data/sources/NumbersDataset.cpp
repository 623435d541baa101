// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/NumbersDataset.h"

#include "core/data/JoinedOptions.h"
#include "core/data/Splitting.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

namespace obscura {

namespace {

constexpr Index kMostKeptNumbers = Index{1} << 26;
constexpr Index kSamplesAtOnce = 1 << 10;  ///< that are read between two looks at the stop

/// Numbers of a row of a matrix.
template <class M>
auto rowSpan(M& matrix, Index row) {
    return std::span(matrix.row(row).data(), static_cast<std::size_t>(matrix.cols()));
}

Normalisation normalisationOf(const DatasetFacts& facts, const TargetCoding& coding,
                              const NumbersReader& reader, const std::filesystem::path& file,
                              const Options& options, const Loading& loading) {
    const auto read = [&](std::span<const Index> rows, Eigen::Ref<RawSamples> x) {
        parallelFor(x.rows(), [&](Index i) {
            std::vector<double> targets(static_cast<std::size_t>(coding.values()));
            reader(Split::Train, rows[static_cast<std::size_t>(i)], rowSpan(x, i), targets);
        });
    };
    return chosenNormalisation(options, facts.sample, facts.sizes.train, {file}, read, loading);
}

}  // namespace

std::vector<OptionInfo> numbersOptions() {
    return joinedOptions({splitOptions(kUsualShares), normalisationOptions()});
}

NumbersDataset::NumbersDataset(DatasetFacts facts, TargetCoding coding, NumbersReader reader,
                               const std::filesystem::path& file, const Options& options,
                               const Loading& loading)
    : m_facts(std::move(facts)),
      m_coding(std::move(coding)),
      m_reader(std::move(reader)),
      m_normalisation(normalisationOf(m_facts, m_coding, m_reader, file, options, loading)) {
    const DatasetSizes& sizes = m_facts.sizes;
    const Index samples = sizes.train + sizes.validation + sizes.test;
    if (samples <= kMostKeptNumbers / (valuesOf(m_facts.sample) + m_coding.values()))
        keepAll(loading);
}

void NumbersDataset::keepAll(const Loading& loading) {
    const Index values = valuesOf(m_facts.sample);
    const DatasetSizes& sizes = m_facts.sizes;
    const auto total = static_cast<double>(sizes.train + sizes.validation + sizes.test);
    std::vector<Kept> all;
    Index done = 0;
    for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
        const Index samples = sizes.of(split);
        Kept kept{.inputs = Matrix(samples, values),
                  .targets = RawSamples(samples, m_coding.values())};
        for (Index first = 0; first < samples; first += kSamplesAtOnce) {
            checkStop(loading.stop);
            if (loading.progress)
                loading.progress("reads samples", static_cast<double>(done + first) / total);
            parallelFor(std::min(kSamplesAtOnce, samples - first), [&](Index i) {
                std::vector<double> inputs(static_cast<std::size_t>(values));
                m_reader(split, first + i, inputs, rowSpan(kept.targets, first + i));
                m_normalisation.apply(inputs, rowSpan(kept.inputs, first + i));
            });
        }
        done += samples;
        all.push_back(std::move(kept));
    }
    m_kept = std::move(all);
    m_reader = nullptr;  // and with it what it holds of the file
}

void NumbersDataset::readSample(Split split, Index sample, std::span<float> x, Index at,
                                const TargetRoom& targets) const {
    if (!m_kept.empty()) {
        const Kept& kept = m_kept[static_cast<std::size_t>(split)];
        std::ranges::copy(rowSpan(kept.inputs, sample), x.begin());
        m_coding.encode(rowSpan(kept.targets, sample), at, targets);
        return;
    }
    std::vector<double> numbers(x.size() + static_cast<std::size_t>(m_coding.values()));
    const std::span<double> inputs = std::span(numbers).first(x.size());
    const std::span<double> target = std::span(numbers).subspan(x.size());
    m_reader(split, sample, inputs, target);
    m_normalisation.apply(inputs, x);
    m_coding.encode(target, at, targets);
}

void NumbersDataset::read(Split split, std::span<const Index> rows, std::optional<std::uint64_t>,
                          MatrixRef x, TargetRoom targets) const {
    checkRoom(m_facts, split, rows, x, targets);
    parallelFor(x.rows(), [&](Index i) {
        readSample(split, rows[static_cast<std::size_t>(i)], rowSpan(x, i), i, targets);
    });
}

}  // namespace obscura
