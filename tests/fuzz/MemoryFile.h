// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace obscura::fuzz {

/// A file that is nowhere but in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : m_fd(::memfd_create("fuzz", 0)) {
        if (m_fd < 0 || ::write(m_fd, bytes.data(), bytes.size()) != ssize_t(bytes.size()))
            throw std::runtime_error("can't make a file in memory");
    }
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

}  // namespace obscura::fuzz
