// SPDX-License-Identifier: GPL-3.0-or-later
#include "Interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

constexpr unsigned char kEnd = 0;

/// Where the signal handler writes; -1: nobody listens.
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

// A handler may hardly do more than write to a pipe; the other end is read by a thread.
extern "C" void passOn(int signal) {
    const int savedErrno = errno;
    const auto byte = static_cast<unsigned char>(signal);
    if (const int fd = writeEnd.load(); fd >= 0)
        (void)!::write(fd, &byte, 1);
    errno = savedErrno;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    // After the first signal the system's own action is back, so that a second one kills.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

InterruptWatch::InterruptWatch(std::function<void(const std::string&)> interrupted)
    : m_interrupted(std::move(interrupted)) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "can't watch for signals");
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    writeEnd = m_writeEnd;
    m_thread = std::thread([this] { listen(); });
    handle(SIGINT, passOn);
    handle(SIGTERM, passOn);
}

InterruptWatch::~InterruptWatch() {
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
    writeEnd = -1;
    (void)!::write(m_writeEnd, &kEnd, 1);
    m_thread.join();
    ::close(m_readEnd);
    ::close(m_writeEnd);
}

void InterruptWatch::listen() {
    for (unsigned char byte = kEnd;;) {
        const ssize_t got = ::read(m_readEnd, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != 1 || byte == kEnd)
            return;
        m_interrupted(byte == SIGINT ? "SIGINT" : "SIGTERM");
    }
}

}  // namespace obscura
