// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "devices/Options.h"

namespace obscura {

/// Every option of a source of sound, those `set` and else its default, checked.
inline Options soundSourceOptions(const DatasetInfo& source, const Options& set) {
    checkOptions(source.options, set, source.id);
    Options all;
    for (const OptionInfo& option : source.options)
        all[option.name] = checkedOption(option, optionValue(source.options, set, option.name));
    return all;
}

inline DatasetFacts surveyedSounds(const DatasetInfo& source, const Options& set) {
    return source.survey(soundSourceOptions(source, set), {});
}

inline std::shared_ptr<const Dataset> loadedSounds(const DatasetInfo& source, const Options& set) {
    return source.load(soundSourceOptions(source, set), {});
}

inline bool areSame(const DatasetFacts& a, const DatasetFacts& b) {
    return a.sample == b.sample && a.target.kind == b.target.kind &&
           a.target.size == b.target.size && a.target.names == b.target.names &&
           a.sizes.train == b.sizes.train && a.sizes.validation == b.sizes.validation &&
           a.sizes.test == b.sizes.test;
}

/// The classes of a whole split, in its order.
inline std::vector<std::int64_t> soundClasses(const Dataset& data, Split split, Index count) {
    std::vector<Index> rows(static_cast<std::size_t>(count));
    for (Index i = 0; i < count; ++i)
        rows[static_cast<std::size_t>(i)] = i;
    Matrix x(count, valuesOf(data.facts().sample));
    std::vector<std::int64_t> classes(rows.size());
    data.read(split, rows, {}, x, {.classes = classes, .numbers = {}});
    return classes;
}

}  // namespace obscura
