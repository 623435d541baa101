// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <thread>

namespace obscura {

/// From now on a write to a pipe that nobody reads and one beyond the limit of file sizes are
/// errors of the write, with which something can be done, and no longer the program's end (SIGPIPE,
/// SIGXFSZ).
void makeSignalsOfWritingErrors();

/// While it lives, the first two signals of SIGINT, SIGTERM and SIGHUP (the terminal was closed)
/// are told to a function, on a thread of its own; a third ends the program as usual: who presses
/// Ctrl+C twice is not to lose what is just being saved. A SIGHUP that whoever started the program
/// has it ignore, as nohup does, stays ignored. At most one lives at a time.
class InterruptWatch {
public:
    /// `interrupted` gets the signal's name, "SIGINT", and whether it is the second.
    explicit InterruptWatch(std::function<void(const std::string&, bool)> interrupted);
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

private:
    void listen();

    std::function<void(const std::string&, bool)> m_interrupted;
    int m_readEnd = -1;
    int m_writeEnd = -1;
    std::thread m_thread;
};

}  // namespace obscura
