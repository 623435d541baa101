// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Hardware.h"

#include "core/base/Streams.h"
#include "devices/DeviceRegistry.h"

namespace obscura {

std::unique_ptr<ImperfectDevice> createHardware(const BlackBoxSettings& settings, Index inputs,
                                                std::uint64_t seed) {
    return withImperfections(createIdealModel(settings, inputs), settings.imperfections,
                             settings.costs, streamSeed(seed, Stream::DeviceNoise));
}

void changeHardware(ImperfectDevice& hardware, const BlackBoxSettings& settings,
                    std::uint64_t seed) {
    changeImperfections(hardware, settings.imperfections, streamSeed(seed, Stream::DeviceNoise));
}

Vector initialParameters(const Device& device, std::uint64_t seed) {
    return device.layout().initial(streamSeed(seed, Stream::DeviceParameters));
}

std::unique_ptr<Device> createIdealModel(const BlackBoxSettings& settings, Index inputs) {
    return createDevice(settings.device, inputs, settings.outputs, settings.deviceOptions);
}

}  // namespace obscura
