// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// As resources/protocol/README.md describes it.
inline constexpr std::string_view kDeviceProtocol = "obscura-device/1";

/// A request or an answer between the program and a device: a header and arrays of numbers.
struct WireMessage {
    nlohmann::json header = nlohmann::json::object();
    std::vector<std::vector<float>> arrays = {};

    /// Appends the rows of `values` as one array.
    void add(ConstMatrixRef values);
    void add(ConstVectorRef values);
};

/// What goes over the wire, frame by frame.
using Frames = std::vector<std::string>;

Frames encode(const WireMessage& message);
/// Throws UserError, with what was found and expected, on frames that are no message: no JSON
/// object, another protocol, an array of a length that is no number of floats.
WireMessage decode(const Frames& frames);

/// The array number `index`, of which `rows` × `columns` numbers are expected, all finite. Throws
/// UserError that calls it `what`, with what was found and expected.
Eigen::Map<const Matrix> arrayOf(const WireMessage& message, std::size_t index, Index rows,
                                 Index columns, std::string_view what);

}  // namespace obscura
