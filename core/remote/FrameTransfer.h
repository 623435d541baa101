// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/WireMessage.h"

#include <zmq.hpp>

#include <optional>

namespace obscura {

/// Sends the frames as one message, or nothing where the socket would have to wait for room.
inline void sendFrames(zmq::socket_t& socket, const Frames& frames) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto more = i + 1 < frames.size() ? zmq::send_flags::sndmore : zmq::send_flags::none;
        if (!socket.send(zmq::buffer(frames[i]), zmq::send_flags::dontwait | more)) {
            return;
        }
    }
}

/// The message that has come.
inline Frames receiveFrames(zmq::socket_t& socket) {
    Frames frames;
    do {
        zmq::message_t frame;
        if (!socket.recv(frame)) {
            break;
        }
        frames.push_back(frame.to_string());
    } while (socket.get(zmq::sockopt::rcvmore));
    return frames;
}

}  // namespace obscura
