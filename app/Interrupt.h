// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace obscura {

/// While it lives, the first SIGINT and the first SIGTERM are told to a function, on a thread of
/// its own; a second one ends the program as usual. At most one lives at a time.
class InterruptWatch {
public:
    /// `interrupted` gets the signal's name, "SIGINT".
    explicit InterruptWatch(std::function<void(const std::string&)> interrupted);
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

private:
    void listen();

    std::function<void(const std::string&)> m_interrupted;
    int m_readEnd = -1;
    int m_writeEnd = -1;
    std::thread m_thread;
};

}  // namespace obscura
