// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace obscura {

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    bool isOpen() const { return m_fd >= 0; }
    int get() const { return m_fd; }
    /// 0, or −1 with errno as close() leaves it.
    int close();

private:
    int m_fd = -1;
};

/// Writes as many of the bytes as there is room for and removes them from `bytes`; whether that was
/// all. Else errno tells why.
bool writeAll(const Descriptor& file, std::string_view& bytes);

}  // namespace obscura
