// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Hardware.h"

#include "core/base/Streams.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>

namespace obscura {

std::unique_ptr<ImperfectDevice> createHardware(const BlackBoxSettings& settings, Index inputs,
                                                std::uint64_t seed) {
    return withImperfections(
        createDevice(settings.device, inputs, settings.outputs, settings.deviceOptions),
        settings.imperfections, settings.costs, streamSeed(seed, Stream::DeviceNoise));
}

void changeHardware(ImperfectDevice& hardware, const BlackBoxSettings& settings,
                    std::uint64_t seed) {
    changeImperfections(hardware, settings.imperfections, streamSeed(seed, Stream::DeviceNoise));
}

Vector trueDeviations(const BlackBoxSettings& settings, const ImperfectDevice& hardware,
                      const Vector& omega) {
    const ParameterLayout& layout = hardware.layout();
    Vector offsets = layout.difference(layout.written(omega), hardware.heldParameters());
    const DeviceFlaws& flaws = deviceInfo(settings.device).flaws;
    if (!flaws.ofPiece) {
        return offsets;
    }
    const Vector ofPiece =
        flaws.ofPiece(hardware.inputs(), hardware.outputs(), settings.deviceOptions);
    Vector all(offsets.size() + ofPiece.size());
    all << offsets, ofPiece;
    return all;
}

Vector trueSlopes(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed,
                  const Vector& omega) {
    const auto law = weightLaw(deviceInfo(settings.device), inputs, settings.deviceOptions);
    if (!law) {
        return {};
    }
    const auto hardware = createHardware(settings, inputs, seed);
    hardware->setActive(settings.imperfections.activeIn(true));
    const ParameterLayout& layout = hardware->layout();
    const float step = std::max(layout.step, layout.resolution);
    const auto weightsAt = [&](const Vector& parameters) {
        hardware->program(parameters);
        const Vector& held = hardware->heldParameters();
        Vector weights(held.size());
        (*law)({held.data(), static_cast<std::size_t>(held.size())}, weights.data());
        return weights;
    };
    const Vector move = Vector::Constant(omega.size(), step);
    return (weightsAt(omega + move) - weightsAt(omega - move)) / (2 * step);
}

Vector initialParameters(const Device& device, std::uint64_t seed) {
    return device.layout().initial(streamSeed(seed, Stream::DeviceParameters));
}

std::unique_ptr<Device> createIdealModel(const BlackBoxSettings& settings, Index inputs) {
    return createDesign(settings.device, inputs, settings.outputs, settings.deviceOptions);
}

}  // namespace obscura
