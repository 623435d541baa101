// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetRegistry.h"

#include <memory>
#include <numeric>
#include <vector>

namespace obscura {

inline std::shared_ptr<const Dataset> loadedFrom(const DatasetInfo& source, const Options& set) {
    return source.load(completedOptions(source, set), {});
}

inline DatasetFacts factsFrom(const DatasetInfo& source, const Options& set) {
    return source.survey(completedOptions(source, set), {});
}

/// Samples of a split with their targets.
struct ReadSamples {
    Matrix x = {};
    std::vector<std::int64_t> classes = {};
    std::vector<float> numbers = {};
};

inline ReadSamples samplesOf(const Dataset& data, Split split, const std::vector<Index>& rows) {
    const DatasetFacts& facts = data.facts();
    ReadSamples read{.x = Matrix(std::ssize(rows), valuesOf(facts.sample))};
    if (facts.target.kind == TargetKind::Class)
        read.classes.resize(rows.size());
    else
        read.numbers.resize(rows.size() * static_cast<std::size_t>(facts.target.size));
    data.read(split, rows, std::nullopt, read.x,
              {.classes = read.classes, .numbers = read.numbers});
    return read;
}

inline ReadSamples allSamplesOf(const Dataset& data, Split split) {
    std::vector<Index> rows(static_cast<std::size_t>(data.facts().sizes.of(split)));
    std::iota(rows.begin(), rows.end(), Index{0});
    return samplesOf(data, split, rows);
}

}  // namespace obscura
