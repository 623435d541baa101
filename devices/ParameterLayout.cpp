// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ParameterLayout.h"

#include "devices/Quantization.h"

#include <cmath>
#include <numeric>

namespace obscura {

OutputGroups OutputGroups::together(Index parameters, Index outputs) {
    OutputGroups groups;
    groups.groupOf.assign(static_cast<std::size_t>(parameters), 0);
    groups.outputsOf.emplace_back(static_cast<std::size_t>(outputs));
    std::iota(groups.outputsOf[0].begin(), groups.outputsOf[0].end(), Index{0});
    return groups;
}

OutputGroups OutputGroups::perOutput(Index parameters, Index outputs) {
    OutputGroups groups;
    const Index run = parameters / outputs;
    groups.groupOf.reserve(static_cast<std::size_t>(parameters));
    for (Index i = 0; i < outputs; ++i) {
        groups.groupOf.insert(groups.groupOf.end(), static_cast<std::size_t>(run),
                              static_cast<std::int32_t>(i));
        groups.outputsOf.push_back({i});
    }
    return groups;
}

Vector ParameterLayout::initial(std::uint64_t seed) const {
    Vector omega(count);
    initialize(seed, omega);
    return omega;
}

Vector ParameterLayout::written(ConstVectorRef omega) const {
    Vector written = omega;
    if (periodic) {
        const float period = maximum - minimum;
        written.array() -= period * ((written.array() - minimum) / period).floor();
    } else {
        written = written.cwiseMax(minimum).cwiseMin(maximum);
    }
    if (resolution > 0) {
        const auto steps = static_cast<Index>(std::lround((maximum - minimum) / resolution));
        Quantizer{minimum, maximum, steps + 1}.apply(written);
    }
    return written;
}

Vector ParameterLayout::difference(ConstVectorRef from, ConstVectorRef to) const {
    Vector difference = to - from;
    if (periodic) {
        const float period = maximum - minimum;
        difference.array() -= period * (difference.array() / period).round();
    }
    return difference;
}

}  // namespace obscura
