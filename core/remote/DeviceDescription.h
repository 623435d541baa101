// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Costs.h"
#include "devices/Device.h"

#include <nlohmann/json_fwd.hpp>

#include <limits>
#include <string>

namespace obscura {

/// What a device says of itself over the wire: the fields of resources/protocol/README.md.
struct DeviceDescription {
    std::string name;
    Index inputs = 0;   ///< n
    Index outputs = 0;  ///< m
    bool isLinear = false;
    ParameterLayout parameters;
    Vector initial;  ///< [d] the values that parameters.initialize() gives, whatever the seed
    float inputLimit = std::numeric_limits<float>::infinity();
    NoiseLevel noise;
    DeviceCosts costs;
    bool sweeps = false;  ///< whether it knows the request "sweep"
};

/// How `device` describes itself: `name` is what it is called, `initial` [d] where it begins.
DeviceDescription describeDevice(const Device& device, const DeviceCosts& costs,
                                 const Vector& initial, const std::string& name);

nlohmann::json toJson(const DeviceDescription& description);
/// Throws UserError that names the field, what was found and what was expected.
DeviceDescription readDescription(const nlohmann::json& json);

}  // namespace obscura
