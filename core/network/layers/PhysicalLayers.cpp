// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/Settings.h"
#include "core/settings/SettingsCheck.h"
#include "devices/DeviceRegistry.h"

#include <mutex>

namespace obscura {

namespace {

constexpr Index kMostTransferEntries = Index{1} << 24;

/// A layout of millions of parameters takes some milliseconds, and the window asks at every edit,
/// so answers are kept.
DeviceTraits hardwareTraits(const Block& block, const BlackBoxSettings& settings, Index n) {
    static std::mutex mutex;
    static std::map<std::string, DeviceTraits> known;
    constexpr std::size_t kMostKnown = 1000;

    std::string key = std::to_string(n);
    for (const auto& [name, value] : block.options)
        key += " " + name + "=" + formatOption(value);
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    const ParameterLayout layout =
        imperfectLayout(deviceLayout(settings.device, n, settings.outputs, settings.deviceOptions),
                        settings.imperfections);
    const DeviceTraits traits = traitsOf(settings, n, layout.count);
    if (known.size() >= kMostKnown)
        known.clear();
    known.emplace(std::move(key), traits);
    return traits;
}

void checkSize(Index n, Index m) {
    // A surrogate's start sends n unit vectors of n numbers.
    constexpr Index kMostInputs = Index{1} << 16;
    if (n > kMostInputs)
        throw UserError("the input has " + std::to_string(n) + " features, expected at most " +
                        std::to_string(kMostInputs));
    if (n > kMostTransferEntries / m)
        throw OptionError("outputs", "outputs: " + std::to_string(n) + " inputs × " +
                                         std::to_string(m) + " outputs are too many, at most " +
                                         std::to_string(kMostTransferEntries) +
                                         " entries of the transfer matrix are possible");
}

LayerShape inferBlackBox(const Block& block, std::span<const Shape> inputs) {
    const Index n = featuresOf(inputs[0]);
    const Index positions = positionsOf(inputs[0]);
    const BlackBoxSettings settings = blackBoxSettings(block);
    const Index m = settings.outputs;
    checkSize(n, m);
    requireValues("outputs", withFeatures(inputs[0], m));
    const DeviceTraits traits = hardwareTraits(block, settings, n);
    checkMethod(settings, traits);
    const Index kept = keptEntries(settings.digital.sparseShare, n, m);
    return {.outputs = {withFeatures(inputs[0], m)},
            .parameters = 1 + kept + (settings.digital.bias ? m : 0),  // 1: the scale
            .physicalParameters = traits.parameters,
            .multiplications = positions * (m + kept),
            .physicalMultiplications = positions * n * m};
}

}  // namespace

std::vector<LayerInfo> physicalLayers() {
    return {
        {.kind = "blackbox",
         .title = "Black box",
         .group = "Physical",
         .description =
             "A physical device y = scale · f_ω(x) that can only be programmed and queried. A "
             "low-rank surrogate replaces its derivative by x, a zeroth-order estimate the one "
             "by ω. A residual, a bias and a sparse weight can stand beside it. On sequences it "
             "acts on the features of each step, on images as a 1×1 convolution: one query for "
             "each position.",
         .role = LayerRole::Physical,
         .options = blackBoxOptions(),
         .schema = blackBoxSchema,
         .counterpart = "linear",
         .infer = inferBlackBox},
    };
}

}  // namespace obscura
