// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Normalisation.h"
#include "core/data/TargetCoding.h"

namespace obscura {

/// Reads sample `sample` of a split as the file has it, from any thread: `inputs` in the order of
/// the network's sample, `targets` as TargetCoding takes them. Throws UserError.
using NumbersReader = std::function<void(Split split, Index sample, std::span<double> inputs,
                                         std::span<double> targets)>;

/// Shares of the splits, and normalisation.
std::vector<OptionInfo> numbersOptions();

/// Samples that are rows of numbers in a file. Up to 2²⁶ numbers are kept in memory (256 MiB), and
/// what is wrong with them is found before they are needed; more stay on disk.
class NumbersDataset final : public Dataset {
public:
    /// The normalisation is what `options` (see normalisationOptions()) say; `file` holds the
    /// inputs that train.
    NumbersDataset(DatasetFacts facts, TargetCoding coding, NumbersReader reader,
                   const std::filesystem::path& file, const Options& options,
                   const Loading& loading);

    const DatasetFacts& facts() const override { return m_facts; }
    SampleLook look() const override {
        const bool isPicture =
            isImage(m_facts.sample) && (m_facts.sample[0] == 1 || m_facts.sample[0] == 3);
        return {isPicture ? SampleKind::Picture : SampleKind::Numbers, m_facts.sample};
    }
    bool isInMemory() const override { return !m_kept.empty(); }
    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override;

private:
    /// All samples of a split.
    struct Kept {
        Matrix inputs = {};       ///< [samples, values], normalised
        RawSamples targets = {};  ///< [samples, numbers of a target]
    };

    void keepAll(const Loading& loading);
    void readSample(Split split, Index sample, std::span<float> x, Index at,
                    const TargetRoom& targets) const;

    DatasetFacts m_facts;
    TargetCoding m_coding;
    NumbersReader m_reader;
    Normalisation m_normalisation;
    std::vector<Kept> m_kept;  ///< by split; or empty
};

}  // namespace obscura
