// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

namespace obscura {

class Device;

/// What of a device decides which methods it allows, and what they ask of it.
struct DeviceTraits {
    Index inputs = 0;           ///< n
    Index outputs = 0;          ///< m
    Index parameters = 0;       ///< d
    bool isLinear = false;      ///< answers combinations of inputs with combinations of answers
    bool isSimulation = false;  ///< can be looked into
    bool hasCells = false;      ///< each parameter sets one weight
    bool isNoisy = false;       ///< two readings of the same differ
};

DeviceTraits traitsOf(const Device& device);
/// The same in training, before the hardware that `settings` name is built for n = `inputs`. Its
/// layout is known to have d = `parameters`.
DeviceTraits traitsOf(const BlackBoxSettings& settings, Index inputs, Index parameters);

/// Throws OptionError with the reason when `settings` ask for what such a device can't give, or for
/// what can't work together. The same before a run as at its start.
void checkMethod(const BlackBoxSettings& settings, const DeviceTraits& device);

}  // namespace obscura
