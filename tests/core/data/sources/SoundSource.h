// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/sources/SourceOptions.h"

namespace obscura {

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
