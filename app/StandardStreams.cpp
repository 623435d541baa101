// SPDX-License-Identifier: GPL-3.0-or-later
#include "StandardStreams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace obscura {

void reserveStandardStreams() {
    // In this order: open() gives the lowest number that is free.
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
            (void)!::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void writeOutput(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw OutputError("can't write the result to standard output: " +
                              std::generic_category().message(errno));
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace obscura
