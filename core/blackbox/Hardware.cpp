// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Hardware.h"

#include "devices/DeviceRegistry.h"

namespace obscura {

std::unique_ptr<ImperfectDevice> createHardware(const BlackBoxSettings& settings, Index inputs,
                                                std::uint64_t noiseSeed) {
    return withImperfections(
        createDevice(settings.device, inputs, settings.outputs, settings.deviceOptions),
        settings.imperfections, settings.costs, noiseSeed);
}

}  // namespace obscura
