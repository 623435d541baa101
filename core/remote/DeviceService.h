// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/DeviceDescription.h"
#include "core/remote/WireMessage.h"
#include "devices/Device.h"

#include <chrono>
#include <string>

namespace obscura {

/// What a device answers to requests, without a wire: the protocol itself.
class DeviceService {
public:
    using Clock = std::chrono::steady_clock;

    /// `device` must outlive the service; its safe setting is `description.initial`. An owner that
    /// is silent for `heartbeat` s has gone.
    DeviceService(Device& device, DeviceDescription description, double heartbeat);

    /// The answer to these frames, whatever they are. `now` is when they came.
    Frames answer(const Frames& request, Clock::time_point now);
    /// Gives up an owner that has been silent for too long.
    void note(Clock::time_point now);
    void makeSafe();

private:
    WireMessage obey(const WireMessage& request, Clock::time_point now);
    void claim(const std::string& owner, Clock::time_point now);
    void requireOwner(const std::string& owner) const;
    WireMessage program(const WireMessage& request);
    WireMessage query(const WireMessage& request);
    WireMessage sweep(const WireMessage& request);
    Index sizeIn(const WireMessage& request, const char* field) const;

    Device& m_device;
    DeviceDescription m_description;
    double m_heartbeat;
    std::string m_owner;  ///< empty: nobody
    Clock::time_point m_heard;
    bool m_isProgrammed = false;
};

}  // namespace obscura
