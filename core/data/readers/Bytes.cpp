// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Bytes.h"

#include "core/base/FileError.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

namespace obscura {

namespace {

void requireBytes(const ByteSource& source, std::uint64_t offset, std::size_t count) {
    if (offset > source.size() || count > source.size() - offset)
        throw std::out_of_range("ByteSource::read: there are no such bytes");
}

}  // namespace

FileBytes::FileBytes(std::filesystem::path file) : m_path(std::move(file)) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(m_path, error);
    if (!std::filesystem::exists(status))
        throw UserError(shownPath(m_path) + ": there is no such file");
    if (!std::filesystem::is_regular_file(status))
        throw UserError(shownPath(m_path) + ": found a folder or device, expected a file");
    m_file = Descriptor(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
    const off_t size = m_file.isOpen() ? ::lseek(m_file.get(), 0, SEEK_END) : -1;
    if (size < 0)
        failFile(m_path, "read", errno);
    m_size = static_cast<std::uint64_t>(size);
}

void FileBytes::read(std::uint64_t offset, std::span<std::byte> out) const {
    requireBytes(*this, offset, out.size());
    while (!out.empty()) {
        const ssize_t got =
            ::pread(m_file.get(), out.data(), out.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failFile(m_path, "read", errno);
        if (got == 0)
            throw UserError(shownPath(m_path) + ": has become shorter: found nothing at byte " +
                            std::to_string(offset) + ", expected " + std::to_string(m_size) +
                            " bytes as when it was opened");
        offset += static_cast<std::uint64_t>(got);
        out = out.subspan(static_cast<std::size_t>(got));
    }
}

std::string FileBytes::start(std::size_t count) const {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size)), '\0');
    read(0, std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

void KeptBytes::read(std::uint64_t offset, std::span<std::byte> out) const {
    requireBytes(*this, offset, out.size());
    std::shared_ptr<const std::vector<std::byte>> bytes;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_bytes) {
            auto loaded = std::make_shared<std::vector<std::byte>>(m_size);
            m_load(*loaded);
            m_bytes = std::move(loaded);
        }
        bytes = m_bytes;
    }
    std::copy_n(bytes->begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
}

}  // namespace obscura
