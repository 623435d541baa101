// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

namespace obscura {

class Device;
struct DeviceInfo;

/// What of a device decides which methods it allows.
struct DeviceTraits {
    Index inputs = 0;           ///< n
    Index outputs = 0;          ///< m
    bool isLinear = false;      ///< answers combinations of inputs with combinations of answers
    bool isSimulation = false;  ///< can be looked into
};

DeviceTraits traitsOf(const Device& device);
/// The same before one is built.
DeviceTraits traitsOf(const DeviceInfo& device, Index inputs, Index outputs);

/// Throws OptionError with the reason when `settings` ask for what such a device can't give, or for
/// what can't work together. The same before a run as at its start.
void checkMethod(const BlackBoxSettings& settings, const DeviceTraits& device);

}  // namespace obscura
