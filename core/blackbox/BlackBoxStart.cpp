// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBoxStart.h"

#include "core/base/Streams.h"
#include "core/blackbox/DeviceFit.h"
#include "core/blackbox/Hardware.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace obscura {

namespace {

Matrix matrixOf(const NamedTensor& tensor) {
    return Eigen::Map<const Matrix>(tensor.values.data(), tensor.shape[0], tensor.shape[1]);
}

Vector vectorOf(const NamedTensor& tensor) {
    return Eigen::Map<const Vector>(tensor.values.data(), static_cast<Index>(tensor.values.size()));
}

// U(±1/√n), as a linear layer begins. A stream of its own leaves other layers' weights alone.
Matrix randomWeight(Index inputs, Index outputs, std::uint64_t seed) {
    Matrix weight(outputs, inputs);
    CounterRandom(streamSeed(seed, Stream::InitialWeights))
        .uniform(0, 0, {weight.data(), static_cast<std::size_t>(weight.size())});
    return (2 * weight.array() - 1) / std::sqrt(static_cast<float>(inputs));
}

// What stands beside the device, out of a whole weight [m, n] and a layer's bias, if any.
BlackBoxStart besideDevice(const DigitalSettings& settings, const Matrix& weight,
                           const NamedTensor* bias) {
    BlackBoxStart start;
    if (settings.sparseShare > 0) {
        start.sparseMask =
            largestEntries(weight, keptEntries(settings.sparseShare, weight.cols(), weight.rows()));
        start.sparseWeight = weight.cwiseProduct(start.sparseMask);
    }
    if (settings.bias) {
        start.bias = bias ? vectorOf(*bias) : Vector::Zero(weight.rows());
    }
    return start;
}

BlackBoxStart fromLayer(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed,
                        const StartWeights& earlier, Index repetition,
                        const std::stop_token& stop) {
    const Index outputs = settings.outputs;
    const std::string layer =
        earlier.layerInRepetition(settings.startLayer, repetition, inputs, outputs);
    Matrix weight = matrixOf(earlier.layerWeight(layer, inputs, outputs));
    if (settings.digital.residual) {
        weight -= Matrix::Identity(outputs, inputs);
    }
    BlackBoxStart start =
        besideDevice(settings.digital, weight, earlier.find(layer + ".bias", {outputs}));
    if (start.sparseWeight.size() > 0) {
        weight -= start.sparseWeight;
    }
    if (weight.norm() > 0) {
        const auto model = createIdealModel(settings, inputs);
        DeviceFit fit = fitDevice(settings, weight, initialParameters(*model, seed), stop);
        start.omega = std::move(fit.omega);
        start.scale = fit.scale;
    }
    return start;
}

BlackBoxStart fromSameBlock(const std::string& name, const BlackBoxSettings& settings, Index inputs,
                            std::uint64_t seed, const StartWeights& earlier) {
    const Index outputs = settings.outputs;
    const NamedTensor* const weight = earlier.find(name + ".sparse_weight", {outputs, inputs});
    BlackBoxStart start = besideDevice(
        settings.digital, weight ? matrixOf(*weight) : randomWeight(inputs, outputs, seed),
        earlier.find(name + ".bias", {outputs}));
    const Index count =
        deviceLayout(settings.device, inputs, outputs, settings.deviceOptions).count;
    const NamedTensor* const omega = earlier.find(name + ".omega", {count});
    const NamedTensor* const scale = earlier.find(name + ".scale", {1});
    if (omega && scale) {
        start.omega = vectorOf(*omega);
        start.scale = scale->values.front();
    }
    return start;
}

}  // namespace

BlackBoxStart startBlackBox(const std::string& name, const BlackBoxSettings& settings, Index inputs,
                            std::uint64_t seed, const StartWeights* earlier, Index repetition,
                            const std::stop_token& stop) {
    if (!earlier) {
        return besideDevice(settings.digital, randomWeight(inputs, settings.outputs, seed),
                            nullptr);
    }
    return settings.startLayer.empty()
               ? fromSameBlock(name, settings, inputs, seed, *earlier)
               : fromLayer(settings, inputs, seed, *earlier, repetition, stop);
}

Matrix largestEntries(const Matrix& weight, Index kept) {
    std::vector<Index> order(static_cast<std::size_t>(weight.size()));
    std::iota(order.begin(), order.end(), Index{0});
    const auto isLarger = [values = weight.data()](Index a, Index b) {
        const float x = std::abs(values[a]);
        const float y = std::abs(values[b]);
        return x > y || (x == y && a < b);
    };
    std::nth_element(order.begin(), order.begin() + kept, order.end(), isLarger);
    Matrix mask = Matrix::Zero(weight.rows(), weight.cols());
    std::for_each(order.begin(), order.begin() + kept, [&](Index i) { mask.data()[i] = 1; });
    return mask;
}

}  // namespace obscura
