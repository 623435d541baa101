// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Descriptor.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace obscura {

Descriptor::Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(m_fd, other.m_fd);
    return *this;
}

int Descriptor::close() {
    return isOpen() ? ::close(std::exchange(m_fd, -1)) : 0;
}

bool writeAll(const Descriptor& file, std::string_view& bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace obscura
