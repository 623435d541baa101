// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/WireMessage.h"

#include "core/base/JsonText.h"
#include "devices/Error.h"

#include <bit>
#include <cstring>

namespace obscura {

static_assert(std::endian::native == std::endian::little, "floats go over the wire as they are");

void WireMessage::add(ConstMatrixRef values) {
    std::vector<float>& array = arrays.emplace_back(static_cast<std::size_t>(values.size()));
    Eigen::Map<Matrix>(array.data(), values.rows(), values.cols()) = values;
}

void WireMessage::add(ConstVectorRef values) {
    arrays.emplace_back(values.data(), values.data() + values.size());
}

Frames encode(const WireMessage& message) {
    // Of what somebody else has sent, parts may come back in an error.
    Frames frames{message.header.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
    for (const std::vector<float>& array : message.arrays) {
        frames.emplace_back(reinterpret_cast<const char*>(array.data()),
                            array.size() * sizeof(float));
    }
    return frames;
}

WireMessage decode(const Frames& frames) {
    if (frames.empty()) {
        throw UserError("found a message without frames, expected a header");
    }
    WireMessage message{.header = parseJson(frames.front(), "header")};
    if (!message.header.is_object()) {
        throw UserError("header: found " + describeJson(message.header) + ", expected an object");
    }
    const auto protocol = message.header.find("protocol");
    if (protocol == message.header.end() || *protocol != kDeviceProtocol) {
        throw UserError("protocol: found " +
                        (protocol == message.header.end() ? "nothing" : protocol->dump()) +
                        ", expected \"" + std::string(kDeviceProtocol) + '"');
    }
    for (std::size_t i = 1; i < frames.size(); ++i) {
        if (frames[i].size() % sizeof(float) != 0) {
            throw UserError("frame " + std::to_string(i) + ": found " +
                            std::to_string(frames[i].size()) +
                            " bytes, expected a multiple of 4, as floats have them");
        }
        std::vector<float>& array = message.arrays.emplace_back(frames[i].size() / sizeof(float));
        std::memcpy(array.data(), frames[i].data(), frames[i].size());
    }
    return message;
}

Eigen::Map<const Matrix> arrayOf(const WireMessage& message, std::size_t index, Index rows,
                                 Index columns, std::string_view what) {
    const std::string name(what);
    if (index >= message.arrays.size()) {
        throw UserError(name + ": found " + std::to_string(message.arrays.size()) +
                        " arrays, expected at least " + std::to_string(index + 1));
    }
    const std::vector<float>& array = message.arrays[index];
    if (static_cast<Index>(array.size()) != rows * columns) {
        throw UserError(name + ": found " + std::to_string(array.size()) + " numbers, expected " +
                        std::to_string(rows) + " x " + std::to_string(columns));
    }
    const Eigen::Map<const Matrix> map(array.data(), rows, columns);
    if (!map.allFinite()) {
        throw UserError(name + ": found numbers that are not finite");
    }
    return map;
}

}  // namespace obscura
