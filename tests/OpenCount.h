// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/inotify.h>
#include <unistd.h>

#include <filesystem>
#include <initializer_list>

namespace obscura {

/// Counts how often the files in some folders are opened, by whomever.
class OpenCount {
public:
    OpenCount(std::initializer_list<std::filesystem::path> folders)
        : m_fd(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        for (const auto& folder : folders)
            m_isWatching &= ::inotify_add_watch(m_fd, folder.c_str(), IN_OPEN) >= 0;
    }
    ~OpenCount() { ::close(m_fd); }
    OpenCount(const OpenCount&) = delete;
    OpenCount& operator=(const OpenCount&) = delete;

    bool isWatching() const { return m_isWatching; }

    /// Since the last call.
    int take() {
        int count = 0;
        alignas(inotify_event) char events[4096];
        for (ssize_t got = 0; (got = ::read(m_fd, events, sizeof events)) > 0;) {
            for (ssize_t at = 0; at < got; ++count)
                at +=
                    static_cast<ssize_t>(sizeof(inotify_event) +
                                         reinterpret_cast<const inotify_event*>(events + at)->len);
        }
        return count;
    }

private:
    int m_fd;
    bool m_isWatching = true;
};

}  // namespace obscura
