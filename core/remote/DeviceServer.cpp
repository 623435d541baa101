// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/DeviceServer.h"

#include "core/remote/DeviceService.h"
#include "core/remote/FrameTransfer.h"
#include "devices/Error.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace obscura {

namespace {

using Clock = DeviceService::Clock;

/// How soon an end that is asked for, or a silent owner, is noticed.
constexpr std::chrono::milliseconds kPeriod{50};

}  // namespace

class DeviceServer::Loop {
public:
    Loop(Device& device, DeviceDescription description, const ServerOptions& options)
        : m_service(device, std::move(description), options.heartbeat),
          m_latency(options.latency),
          m_socket(m_context, zmq::socket_type::router) {
        m_socket.set(zmq::sockopt::linger, 0);
        try {
            m_socket.bind(options.address);
        } catch (const zmq::error_t& error) {
            throw UserError("address: found \"" + options.address +
                            "\", expected one that is free, as tcp://127.0.0.1:5577 (" +
                            error.what() + ')');
        }
        m_address = m_socket.get(zmq::sockopt::last_endpoint);
    }

    const std::string& address() const { return m_address; }

    void run(const std::stop_token& stop) {
        m_service.makeSafe();
        while (!stop.stop_requested()) {
            zmq::pollitem_t item{m_socket, 0, ZMQ_POLLIN, 0};
            throughSignals([&] { return zmq::poll(&item, 1, kPeriod); });
            if ((item.revents & ZMQ_POLLIN) != 0) {
                answer(stop);
            } else {
                m_service.note(Clock::now());
            }
        }
        m_service.makeSafe();
    }

private:
    /// A request comes behind the frames that name its sender, up to an empty one.
    void answer(const std::stop_token& stop) {
        Frames frames = receiveFrames(m_socket);
        auto begin = frames.begin();
        while (begin != frames.end() && !begin->empty()) {
            ++begin;
        }
        if (begin == frames.end()) {
            return;
        }
        Frames reply(frames.begin(), ++begin);
        for (std::string& frame : m_service.answer({begin, frames.end()}, Clock::now())) {
            reply.push_back(std::move(frame));
        }
        delay(stop);
        sendFrames(m_socket, reply);
    }

    void delay(const std::stop_token& stop) const {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any().wait_for(lock, stop, std::chrono::duration<double>(m_latency),
                                               [] { return false; });
    }

    DeviceService m_service;
    double m_latency;
    zmq::context_t m_context;
    zmq::socket_t m_socket;
    std::string m_address;
};

DeviceServer::DeviceServer(Device& device, DeviceDescription description,
                           const ServerOptions& options)
    : m_loop(std::make_unique<Loop>(device, std::move(description), options)) {}

DeviceServer::~DeviceServer() = default;

const std::string& DeviceServer::address() const {
    return m_loop->address();
}

void DeviceServer::run(const std::stop_token& stop) {
    m_loop->run(stop);
}

}  // namespace obscura
