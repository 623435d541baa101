// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Quantization.h"

#include <algorithm>
#include <cmath>

namespace obscura {

float Quantizer::operator()(float q) const {
    const float clipped = std::clamp(q, minimum, maximum);
    return minimum + resolution() * std::nearbyint((clipped - minimum) / resolution());
}

void Quantizer::apply(VectorRef values) const {
    for (float& value : values) {
        value = (*this)(value);
    }
}

}  // namespace obscura
