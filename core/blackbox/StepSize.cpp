// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/StepSize.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr float kLeastLsb = 4;
constexpr double kNoiseMargin = 20;
constexpr float kLargest = 50;
/// Samples that tell the slope well enough: with 128 outputs to within a few percent.
constexpr Index kSamples = 16;

}  // namespace

double meanSquare(const ConstMatrixRef& a) {
    return a.cast<double>().squaredNorm() / static_cast<double>(std::max(a.size(), Index{1}));
}

double readingVariance(const NoiseLevel& level, const ConstMatrixRef& y) {
    return level.relative * level.relative * meanSquare(y) + level.absolute * level.absolute;
}

float automaticStep(const ParameterLayout& layout, double noise, double slope) {
    const float resolved = std::max(layout.step, kLeastLsb * layout.resolution);
    if (noise <= 0) {
        return resolved;
    }
    const float largest = std::max(kLargest * layout.step, resolved);
    const double wanted = kNoiseMargin * noise / slope;
    return wanted < largest ? std::max(resolved, static_cast<float>(wanted)) : largest;
}

float measureStep(Device& device, const GradientRequest& request, std::uint64_t seed) {
    const ParameterLayout& layout = device.layout();
    const float trial = automaticStep(layout, 0, 0);
    const NoiseLevel level = device.noiseLevel();
    if (!level.any()) {
        return trial;
    }
    const Index samples = std::min(request.x.rows(), kSamples);
    Vector u(request.omega.size());
    RademacherDirections(seed).fill(0, 0, {u.data(), static_cast<std::size_t>(u.size())});
    Matrix moved(samples, device.outputs());
    device.program(request.omega + trial * u);
    device.query(request.x.topRows(samples), moved);
    const double variance = readingVariance(level, request.y);
    // Both readings carry the noise.
    const double response = meanSquare(moved - request.y.topRows(samples)) - 2 * variance;
    return automaticStep(layout, std::sqrt(variance), std::sqrt(std::max(response, 0.0)) / trial);
}

EstimateCost measureStepCost(const DeviceTraits& device, Index batch) {
    if (!device.isNoisy) {
        return {};
    }
    return {.queries = std::min(batch, kSamples), .programmings = 1};
}

}  // namespace obscura
