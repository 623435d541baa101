// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/DeviceDescription.h"
#include "devices/Device.h"

#include <memory>
#include <stop_token>
#include <string>

namespace obscura {

/// How a device is offered to other programs.
struct ServerOptions {
    std::string address = "tcp://127.0.0.1:*";  ///< *: any port that is free
    double heartbeat = 10;                      ///< s: an owner that is silent for so long has gone
    double latency = 0;                         ///< s: is added to each answer, as by a slow line
};

/// Offers a device behind the protocol "obscura-device/1" to one owner at a time.
class DeviceServer {
public:
    /// Binds the address. `device` must outlive the server; its safe setting is
    /// `description.initial`. Throws UserError where the address is taken or none.
    DeviceServer(Device& device, DeviceDescription description, const ServerOptions& options);
    ~DeviceServer();

    /// With the port that was found.
    const std::string& address() const;
    /// Answers until `stop` asks for the end, and leaves the device in its safe setting.
    void run(const std::stop_token& stop);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

}  // namespace obscura
