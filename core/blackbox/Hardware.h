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

/// By what that hardware, programmed to `omega` [d], is told apart from its design, as a Twin has
/// it: the simulation's answer, [d and the number of flaws].
Vector trueDeviations(const BlackBoxSettings& settings, const ImperfectDevice& hardware,
                      const Vector& omega);

/// ∂A_ij/∂ω [d] of such hardware, new, at `omega` [d], by a difference over a small step: 0 where a
/// parameter is stuck. Empty where the device has no law of its weights.
Vector trueSlopes(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed,
                  const Vector& omega);

/// The same hardware as it was designed, without imperfections and flaws of the piece.
std::unique_ptr<Device> createIdealModel(const BlackBoxSettings& settings, Index inputs);

}  // namespace obscura
