// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace obscura {

/// How many numbers lay outside the range of what had to carry them.
struct ClippedCounts {
    std::int64_t parameters = 0;
    std::int64_t inputs = 0;
    std::int64_t outputs = 0;

    ClippedCounts& operator+=(const ClippedCounts& other) {
        parameters += other.parameters;
        inputs += other.inputs;
        outputs += other.outputs;
        return *this;
    }
    ClippedCounts& operator-=(const ClippedCounts& other) {
        parameters -= other.parameters;
        inputs -= other.inputs;
        outputs -= other.outputs;
        return *this;
    }
    bool operator==(const ClippedCounts&) const = default;
};

}  // namespace obscura
