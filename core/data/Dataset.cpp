// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.h"

#include <stdexcept>

namespace obscura {

TargetLengths targetLengths(const DatasetFacts& facts) {
    switch (facts.target.kind) {
        case TargetKind::Class:
            return {.classes = 1};
        case TargetKind::NextToken:
            return {.classes = positionsOf(facts.sample) * featuresOf(facts.sample)};
        case TargetKind::Classes:
        case TargetKind::Numbers:
            return {.numbers = facts.target.size};
    }
    throw std::logic_error("no such kind of target");
}

Index DatasetSizes::of(Split split) const {
    switch (split) {
        case Split::Train:
            return train;
        case Split::Validation:
            return validation;
        case Split::Test:
            return test;
    }
    throw std::logic_error("no such split");
}

void checkRoom(const DatasetFacts& facts, Split split, std::span<const Index> rows, MatrixRef x,
               const TargetRoom& targets) {
    const auto count = static_cast<Index>(rows.size());
    const TargetLengths lengths = targetLengths(facts);
    if (x.rows() != count || x.cols() != valuesOf(facts.sample) ||
        std::ssize(targets.classes) != count * lengths.classes ||
        std::ssize(targets.numbers) != count * lengths.numbers)
        throw std::invalid_argument("Dataset::read: the room does not fit the rows");
    const Index samples = facts.sizes.of(split);
    for (const Index row : rows) {
        if (row < 0 || row >= samples)
            throw std::out_of_range("Dataset::read: there is no sample " + std::to_string(row));
    }
}

}  // namespace obscura
