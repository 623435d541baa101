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
    const float step = resolution();
    const auto clipped = values.array().max(minimum).min(maximum);
    values = minimum + step * ((clipped - minimum) / step).rint();
}

}  // namespace obscura
