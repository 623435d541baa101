// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/RemoteDevice.h"

#include "core/remote/RemoteError.h"
#include "core/remote/RemoteLink.h"
#include "devices/Checks.h"
#include "devices/Stop.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace obscura {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = RemoteError::Kind;

/// Before a device that asked for it is asked again.
constexpr std::chrono::milliseconds kPause{200};
/// Seconds that a device has to confirm its release.
constexpr double kFarewell = 1;
/// Seconds between two signs of life, where the device doesn't say how long it waits for one.
constexpr double kUsualHeartbeat = 10;
constexpr double kLeastHeartbeat = 0.1;
constexpr double kMostHeartbeat = 3600;

WireMessage request(const char* what) {
    return {.header = {{"do", what}}};
}

void pause(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any().wait_for(lock, stop, kPause, [] { return false; });
    checkStop(stop);
}

DeviceDescription descriptionIn(const WireMessage& answer, const std::string& address) {
    try {
        if (!answer.header.contains("device")) {
            throw UserError("found no field \"device\"");
        }
        return readDescription(answer.header["device"]);
    } catch (const UserError& error) {
        throw UserError("device " + address + ": " + error.what());
    }
}

}  // namespace

RemoteDevice::RemoteDevice(const RemoteOptions& options, const std::stop_token& stop)
    : m_options(options),
      m_stop(stop),
      m_link(std::make_unique<RemoteLink>(options.address, options.timeout)),
      m_description(descriptionIn(m_link->ask(request("describe"), m_stop), options.address)) {
    claim();
}

RemoteDevice::~RemoteDevice() {
    try {
        m_link->ask(request("release"), {}, std::min(m_options.timeout, kFarewell));
    } catch (const UserError&) {
        // One that doesn't hear us goes to its safe setting by itself.
        return;
    }
}

void RemoteDevice::claim() {
    const WireMessage answer = m_link->ask(request("claim"), m_stop);
    const auto told = answer.header.find("heartbeat");
    const bool isKnown =
        told != answer.header.end() && told->is_number() && told->get<double>() > 0;
    const double heartbeat = isKnown ? told->get<double>() : kUsualHeartbeat;
    m_link->stayAlive(std::clamp(heartbeat, kLeastHeartbeat, kMostHeartbeat) / 2);
}

/// A device that has forgotten its owner has forgotten its setting, too.
WireMessage RemoteDevice::ask(const WireMessage& wanted) {
    const Clock::time_point begin = Clock::now();
    bool isOurs = true;
    while (true) {
        try {
            if (!isOurs) {
                claim();
                if (m_omega.size() > 0 && wanted.header["do"] == "query") {
                    m_link->ask(programming(), m_stop);
                }
                isOurs = true;
            }
            WireMessage answer = m_link->ask(wanted, m_stop);
            if (const auto told = answer.header.find("seconds");
                told != answer.header.end() && told->is_number() && told->get<double>() >= 0) {
                m_seconds = m_seconds.value_or(0) + told->get<double>();
            }
            return answer;
        } catch (const RemoteError& error) {
            const auto waited = std::chrono::duration<double>(Clock::now() - begin).count();
            if (error.kind() == Kind::Final || waited > m_options.patience) {
                throw;
            }
            isOurs = isOurs && error.kind() != Kind::Disowned;
        }
        pause(m_stop);
    }
}

void RemoteDevice::program(ConstVectorRef omega) {
    checkParameters(*this, omega);
    m_omega = layout().written(omega);
    ask(programming());
}

WireMessage RemoteDevice::programming() const {
    WireMessage message = request("program");
    message.add(ConstVectorRef(m_omega));
    return message;
}

void RemoteDevice::query(ConstMatrixRef x, MatrixRef y) {
    checkQuery(*this, x, y);
    if (x.rows() == 0) {
        return;
    }
    if (m_omega.size() == 0) {
        throw UserError("device " + m_options.address +
                        ": has not been programmed, expected to be before a query");
    }
    WireMessage message = request("query");
    message.header["rows"] = x.rows();
    message.add(x);
    const WireMessage answer = ask(message);
    try {
        y = arrayOf(answer, 0, x.rows(), outputs(), "answers");
    } catch (const UserError& error) {
        throw UserError("device " + m_options.address + ": " + error.what());
    }
}

std::optional<double> RemoteDevice::takeMeasuredSeconds() {
    return std::exchange(m_seconds, std::nullopt);
}

DeviceDescription describeRemote(const RemoteOptions& options) {
    RemoteLink link(options.address, options.timeout);
    return descriptionIn(link.ask(request("describe")), options.address);
}

}  // namespace obscura
