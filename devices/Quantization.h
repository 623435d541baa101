// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// A converter with `levels` equally spaced values from minimum to maximum, both included: what a
/// DAC or ADC of log2(levels) bits leaves of a number. Values outside are clipped.
struct Quantizer {
    float minimum = -1;
    float maximum = 1;
    Index levels = 256;  ///< ≥ 2

    /// The distance of neighbouring levels (1 LSB).
    float resolution() const { return (maximum - minimum) / static_cast<float>(levels - 1); }

    /// minimum + resolution · round((q − minimum) / resolution), after clipping.
    float operator()(float q) const;
    /// The same for each entry, in place.
    void apply(VectorRef values) const;
};

}  // namespace obscura
