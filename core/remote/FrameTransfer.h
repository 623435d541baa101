// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/WireMessage.h"

#include <zmq.hpp>

#include <cerrno>

namespace obscura {

/// Does it again where a signal came in between, which is somebody else's.
template <class Action>
auto throughSignals(const Action& action) {
    while (true) {
        try {
            return action();
        } catch (const zmq::error_t& error) {
            if (error.num() != EINTR) {
                throw;
            }
        }
    }
}

/// Sends the frames as one message, or nothing where the socket would have to wait for room.
inline void sendFrames(zmq::socket_t& socket, const Frames& frames) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto more = i + 1 < frames.size() ? zmq::send_flags::sndmore : zmq::send_flags::none;
        const auto sent = throughSignals(
            [&] { return socket.send(zmq::buffer(frames[i]), zmq::send_flags::dontwait | more); });
        if (!sent) {
            return;
        }
    }
}

/// The message that has come.
inline Frames receiveFrames(zmq::socket_t& socket) {
    Frames frames;
    do {
        zmq::message_t frame;
        if (!throughSignals([&] { return socket.recv(frame); })) {
            break;
        }
        frames.push_back(frame.to_string());
    } while (socket.get(zmq::sockopt::rcvmore));
    return frames;
}

}  // namespace obscura
