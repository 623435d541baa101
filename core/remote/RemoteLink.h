// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/WireMessage.h"

#include <memory>
#include <stop_token>
#include <string>

namespace obscura {

/// The way to one device: sends requests and waits for their answers, one after the other. A thread
/// of its own holds the socket, so that a wait can be left and the device hears from us while there
/// is nothing to ask.
class RemoteLink {
public:
    /// Connects to `address` ("tcp://127.0.0.1:5577"), whether somebody is there or not; an answer
    /// may take `timeout` s. Throws UserError where that is no address.
    RemoteLink(const std::string& address, double timeout);
    ~RemoteLink();
    RemoteLink(const RemoteLink&) = delete;
    RemoteLink& operator=(const RemoteLink&) = delete;

    const std::string& address() const;

    /// Sends `request` and returns its answer. Throws RemoteError with the address and the reason,
    /// and Stopped where `stop` asks for the end; an answer that comes later is dropped.
    WireMessage ask(WireMessage request, const std::stop_token& stop = {});
    /// The same, for which it may take `timeout` s.
    WireMessage ask(WireMessage request, const std::stop_token& stop, double timeout);

    /// From now on the device hears from us at least every `period` s.
    void stayAlive(double period);

private:
    class Socket;
    std::unique_ptr<Socket> m_socket;
};

}  // namespace obscura
