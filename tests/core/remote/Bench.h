// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/DeviceServer.h"
#include "devices/DeviceRegistry.h"

#include <memory>
#include <string>
#include <thread>

namespace obscura {

/// A simulated device in another thread, behind the protocol, that begins with `initial` [d] or
/// with what its layout draws.
class Bench {
public:
    Bench(const std::string& kind, Index inputs, Index outputs, const ServerOptions& options = {},
          const Vector& initial = {})
        : m_device(createDevice(kind, inputs, outputs)),
          m_server(*m_device,
                   describeDevice(*m_device, {},
                                  initial.size() > 0 ? initial : m_device->layout().initial(kSeed),
                                  "a " + kind),
                   options),
          m_thread([this](const std::stop_token& stop) { m_server.run(stop); }) {}

    const std::string& address() const { return m_server.address(); }

    static constexpr std::uint64_t kSeed = 1;

private:
    std::unique_ptr<Device> m_device;
    DeviceServer m_server;
    std::jthread m_thread;
};

}  // namespace obscura
