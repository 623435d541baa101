// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/RemoteLink.h"

#include "core/base/Numbers.h"
#include "core/remote/FrameTransfer.h"
#include "core/remote/RemoteError.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <unistd.h>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>
#include <variant>

namespace obscura {

namespace {

using Clock = std::chrono::steady_clock;

/// Of the messages by which a device hears from us: their answers are of no interest.
constexpr std::int64_t kAliveId = 0;

/// Orders to the thread that holds the socket; a request follows the first.
const std::string kSend = "send";
const std::string kForget = "forget";  ///< what has still to be sent or to come
const std::string kWake = "wake";
const std::string kEnd = "end";

/// A text that no other program has.
std::string uniqueOwner() {
    std::random_device random;
    return "obscura-" + std::to_string(getpid()) + '-' + std::to_string(random()) +
           std::to_string(random());
}

std::chrono::milliseconds milliseconds(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(1e3 * seconds));
}

/// What `address` has answered, where it is no error.
WireMessage checkedAnswer(WireMessage answer, const std::string& address) {
    const auto error = answer.header.find("error");
    if (error == answer.header.end()) {
        return answer;
    }
    const bool isObject = error->is_object();
    const std::string why =
        isObject && error->contains("message") && (*error)["message"].is_string()
            ? (*error)["message"].get<std::string>()
            : error->dump();
    const auto says = [&](const char* name, bool value) {
        return isObject && error->contains(name) && (*error)[name] == value;
    };
    const auto kind = says("owner", false)  ? RemoteError::Kind::Disowned
                      : says("retry", true) ? RemoteError::Kind::Busy
                                            : RemoteError::Kind::Final;
    throw RemoteError(kind, "device " + address + ": " + why);
}

}  // namespace

class RemoteLink::Socket {
public:
    Socket(std::string address, double timeout)
        : m_address(std::move(address)),
          m_timeout(timeout),
          m_owner(uniqueOwner()),
          m_orders(m_context, zmq::socket_type::pair),
          m_obeys(m_context, zmq::socket_type::pair) {
        m_obeys.bind("inproc://orders");
        m_orders.connect("inproc://orders");
        connect();
        m_thread = startThread([this] { serve(); });
    }

    ~Socket() {
        sendFrames(m_orders, {kEnd});
        m_thread.join();
    }

    const std::string& address() const { return m_address; }
    double timeout() const { return m_timeout; }

    void stayAlive(double period) {
        m_period = period;
        const std::scoped_lock lock(m_asking);
        sendFrames(m_orders, {kWake});
    }

    WireMessage ask(WireMessage request, const std::stop_token& stop, double timeout) {
        const std::scoped_lock asking(m_asking);
        const std::int64_t id = ++m_lastId;
        stamp(request, id);
        std::unique_lock lock(m_mutex);
        m_awaited = id;
        m_answer.reset();
        Frames order = encode(request);
        order.insert(order.begin(), kSend);
        sendFrames(m_orders, order);
        m_answered.wait_for(lock, stop, milliseconds(timeout),
                            [this] { return m_answer.has_value(); });
        m_awaited = kAliveId;
        if (!m_answer) {
            sendFrames(m_orders, {kForget});
            checkStop(stop);
            throw RemoteError(RemoteError::Kind::Silent, "device " + m_address +
                                                             ": found no answer within " +
                                                             roundedNumber(timeout) + " s");
        }
        if (const auto* const why = std::get_if<std::string>(&*m_answer)) {
            throw RemoteError(RemoteError::Kind::Final, "device " + m_address + ": " + *why);
        }
        return checkedAnswer(std::get<WireMessage>(*std::exchange(m_answer, std::nullopt)),
                             m_address);
    }

private:
    void stamp(WireMessage& message, std::int64_t id) const {
        message.header["protocol"] = kDeviceProtocol;
        message.header["id"] = id;
        message.header["owner"] = m_owner;
    }

    /// A new socket knows nothing of what an old one had still to send.
    void connect() {
        zmq::socket_t socket(m_context, zmq::socket_type::dealer);
        socket.set(zmq::sockopt::linger, 0);
        try {
            socket.connect(m_address);
        } catch (const zmq::error_t& error) {
            throw UserError("address: found \"" + m_address +
                            "\", expected one as tcp://host:port (" + error.what() + ')');
        }
        m_device = std::move(socket);
    }

    /// Where there is no other socket to be had, the old one has to do.
    void connectAnew() {
        try {
            connect();
        } catch (const std::exception&) {
            return;
        }
    }

    /// The thread's outermost function.
    void serve() {
        Clock::time_point heard = Clock::now();
        while (true) {
            zmq::pollitem_t items[] = {{m_obeys, 0, ZMQ_POLLIN, 0}, {m_device, 0, ZMQ_POLLIN, 0}};
            const double period = m_period;
            const auto wait = period > 0 ? milliseconds(period / 2) : std::chrono::milliseconds(-1);
            throughSignals([&] { return zmq::poll(items, 2, wait); });
            if ((items[1].revents & ZMQ_POLLIN) != 0) {
                takeAnswer();
            }
            if ((items[0].revents & ZMQ_POLLIN) != 0) {
                Frames order = receiveFrames(m_obeys);
                if (order.front() == kEnd) {
                    return;
                }
                if (order.front() == kForget) {
                    connectAnew();
                } else if (order.front() == kSend) {
                    order.front().clear();  // the empty frame that a REP socket expects
                    sendFrames(m_device, order);
                    heard = Clock::now();
                }
            }
            if (period > 0 && Clock::now() - heard >= milliseconds(period / 2)) {
                sayAlive();
                heard = Clock::now();
            }
        }
    }

    void sayAlive() {
        WireMessage alive{.header = {{"do", "alive"}}};
        stamp(alive, kAliveId);
        Frames frames = encode(alive);
        frames.insert(frames.begin(), std::string());
        sendFrames(m_device, frames);
    }

    void takeAnswer() {
        Frames frames = receiveFrames(m_device);
        if (!frames.empty() && frames.front().empty()) {
            frames.erase(frames.begin());
        }
        std::variant<WireMessage, std::string> answer;
        std::optional<std::int64_t> id;
        try {
            WireMessage message = decode(frames);
            if (const auto found = message.header.find("id");
                found != message.header.end() && found->is_number_integer()) {
                id = found->get<std::int64_t>();
            }
            answer = std::move(message);
        } catch (const UserError& error) {
            answer = error.what();
        }
        const std::scoped_lock lock(m_mutex);
        // What is no message can't say what it answers.
        if (m_awaited != kAliveId && id.value_or(m_awaited) == m_awaited) {
            m_answer = std::move(answer);
            m_answered.notify_all();
        }
    }

    const std::string m_address;
    const double m_timeout;
    const std::string m_owner;
    std::atomic<double> m_period{0};
    zmq::context_t m_context;
    zmq::socket_t m_orders;  ///< to the thread; used under m_asking
    zmq::socket_t m_obeys;   ///< of the thread, as m_device
    zmq::socket_t m_device;
    std::mutex m_asking;  ///< one request at a time
    std::int64_t m_lastId = 0;
    std::mutex m_mutex;  ///< of what follows
    std::condition_variable_any m_answered;
    std::int64_t m_awaited = kAliveId;
    std::optional<std::variant<WireMessage, std::string>> m_answer;
    std::thread m_thread;
};

RemoteLink::RemoteLink(const std::string& address, double timeout)
    : m_socket(std::make_unique<Socket>(address, timeout)) {}

RemoteLink::~RemoteLink() = default;

const std::string& RemoteLink::address() const {
    return m_socket->address();
}

WireMessage RemoteLink::ask(WireMessage request, const std::stop_token& stop) {
    return ask(std::move(request), stop, m_socket->timeout());
}

WireMessage RemoteLink::ask(WireMessage request, const std::stop_token& stop, double timeout) {
    return m_socket->ask(std::move(request), stop, timeout);
}

void RemoteLink::stayAlive(double period) {
    m_socket->stayAlive(period);
}

}  // namespace obscura
