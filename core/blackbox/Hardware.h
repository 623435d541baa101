// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"
#include "devices/ImperfectDevice.h"

#include <cstdint>
#include <memory>

namespace obscura {

/// The device that the settings name, with its imperfections, as the black box of that seed trains
/// it: read noise and drift follow from the seed. Throws UserError when device, sizes, options and
/// imperfections don't fit.
std::unique_ptr<ImperfectDevice> createHardware(const BlackBoxSettings& settings, Index inputs,
                                                std::uint64_t seed);

/// Gives that hardware, in use, what is live of the settings' imperfections.
void changeHardware(ImperfectDevice& hardware, const BlackBoxSettings& settings,
                    std::uint64_t seed);

/// The parameters [d] with which a device begins in the black box of that seed.
Vector initialParameters(const Device& device, std::uint64_t seed);

/// The same hardware without imperfections: what a simulation makes of the settings.
std::unique_ptr<Device> createIdealModel(const BlackBoxSettings& settings, Index inputs);

}  // namespace obscura
