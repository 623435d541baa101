// SPDX-License-Identifier: GPL-3.0-or-later
#include "Interrupt.h"
#include "devices/Threads.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

constexpr unsigned char kEnd = 0;

struct Named {
    int signal;
    const char* name;
};
constexpr Named kWatched[] = {{SIGINT, "SIGINT"}, {SIGTERM, "SIGTERM"}, {SIGHUP, "SIGHUP"}};

/// Signals after which the next one kills.
constexpr int kPassedOn = 2;

/// Where the signal handler writes; -1: nobody listens.
std::atomic<int> writeEnd{-1};
std::atomic<int> signalsLeft{0};
static_assert(std::atomic<int>::is_always_lock_free);

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

// A handler may hardly do more than write to a pipe; the other end is read by a thread.
extern "C" void passOn(int signal) {
    const int savedErrno = errno;
    if (--signalsLeft < 0) {
        handle(signal, SIG_DFL);
        ::raise(signal);
    }
    const auto byte = static_cast<unsigned char>(signal);
    if (const int fd = writeEnd.load(); fd >= 0)
        (void)!::write(fd, &byte, 1);
    errno = savedErrno;
}

bool isIgnored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void handleAll(void (*handler)(int)) {
    for (const Named& watched : kWatched) {
        if (watched.signal != SIGHUP || !isIgnored(SIGHUP))
            handle(watched.signal, handler);
    }
}

const char* nameOf(int signal) {
    const auto* const found = std::ranges::find(kWatched, signal, &Named::signal);
    return found == std::end(kWatched) ? "a signal" : found->name;
}

}  // namespace

void makeSignalsOfWritingErrors() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

InterruptWatch::InterruptWatch(std::function<void(const std::string&, bool)> interrupted)
    : m_interrupted(std::move(interrupted)) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "can't watch for signals");
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    writeEnd = m_writeEnd;
    try {
        m_thread = startThread([this] { listen(); });
    } catch (const ResourceError&) {
        writeEnd = -1;
        ::close(m_readEnd);
        ::close(m_writeEnd);
        throw;
    }
    signalsLeft = kPassedOn;
    handleAll(passOn);
}

InterruptWatch::~InterruptWatch() {
    handleAll(SIG_DFL);
    writeEnd = -1;
    (void)!::write(m_writeEnd, &kEnd, 1);
    m_thread.join();
    ::close(m_readEnd);
    ::close(m_writeEnd);
}

void InterruptWatch::listen() {
    for (bool isFirst = true;;) {
        unsigned char byte = kEnd;
        const ssize_t got = ::read(m_readEnd, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got != 1 || byte == kEnd)
            return;
        m_interrupted(nameOf(byte), !std::exchange(isFirst, false));
    }
}

}  // namespace obscura
