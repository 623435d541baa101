// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"

#include <cstdint>

namespace obscura {

/// An option that was given another value in mid-run.
struct RecordedChange {
    std::int64_t step = 0;  ///< after so many steps
    Change change;
    bool operator==(const RecordedChange&) const = default;
};

}  // namespace obscura
