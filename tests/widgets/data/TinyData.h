// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"
#include "widgets/data/OpenData.h"

#include <atomic>
#include <thread>

namespace obscura {

/// Samples that count up, the same in all splits: number k of sample i is i + k, and its class is i
/// modulo the number of classes.
class TinyData final : public Dataset {
public:
    TinyData(SampleLook look, TargetInfo target, Index samples)
        : m_look(std::move(look)),
          m_facts{.sample = m_look.shape,
                  .target = std::move(target),
                  .sizes = {.train = samples, .validation = 0, .test = samples}} {}

    const DatasetFacts& facts() const override { return m_facts; }
    SampleLook look() const override { return m_look; }
    bool isInMemory() const override { return true; }
    std::optional<Sound> sound(Split, Index row, std::optional<std::uint64_t>) const override {
        return m_look.kind == SampleKind::Spectrogram
                   ? std::optional(Sound{.rate = 8000, .samples = {float(row)}})
                   : std::nullopt;
    }
    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        reads += std::ssize(rows);
        largest = std::max(largest.load(), std::ssize(rows));
        for (Index i = 0; i < x.rows(); ++i) {
            const Index row = rows[std::size_t(i)];
            if (row == damaged)
                throw UserError("sample " + std::to_string(row) + " is damaged");
            for (Index k = 0; k < x.cols(); ++k)
                x(i, k) = float(row + k) + (variation && varies ? 1 : 0);
            if (!targets.classes.empty())
                targets.classes[std::size_t(i)] = row % m_facts.target.size;
            for (Index k = 0; k < m_facts.target.size && !targets.numbers.empty(); ++k)
                targets.numbers[std::size_t(i * m_facts.target.size + k)] = k <= row % 3 ? 1 : 0;
        }
    }

    Index damaged = -1;
    bool varies = false;
    mutable std::atomic<Index> reads = 0;    ///< samples in all
    mutable std::atomic<Index> largest = 0;  ///< samples read together

private:
    SampleLook m_look;
    DatasetFacts m_facts;
};

inline std::shared_ptr<TinyData> tinyData(SampleKind kind, Shape shape, Index samples = 40,
                                          TargetInfo target = {.size = 4}) {
    return std::make_shared<TinyData>(SampleLook{kind, std::move(shape)}, std::move(target),
                                      samples);
}

inline OpenData opened(std::shared_ptr<const Dataset> data) {
    OpenData open{.settings = {}, .data = std::move(data), .overview = {}};
    open.overview = overviewOf(*open.data, 1000);
    return open;
}

}  // namespace obscura
