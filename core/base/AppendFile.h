// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace obscura {

/// A text that grows at its end, as a record does. What is appended waits in memory for flush();
/// what can't be written, because the disk is full, goes on waiting. Each other function throws
/// UserError with file and reason, DiskFull where there is no room.
class AppendFile {
public:
    /// Makes `name` in `folder`, empty, and keeps `head`.
    AppendFile(const Folder& folder, const std::string& name, std::string_view head);
    /// Goes on with a file that is there.
    AppendFile(const Folder& folder, const std::string& name);

    /// Leaves of the file its first `size` bytes.
    void cut(std::size_t size);
    /// Keeps it for this process, until it ends in whatever way. Returns whether nobody else does.
    bool lock();
    /// Whether somebody keeps `file`, be it this process. Asks without taking the lock for a
    /// moment, so that it is in nobody's way. What isn't there, or can't be read, is kept by
    /// nobody.
    static bool isLocked(const std::filesystem::path& file);

    /// Keeps the text.
    void append(std::string_view text) { m_waiting += text; }
    /// Hands what is kept to the system.
    void flush();
    /// Waits until the disk has what the system has.
    void sync();
    /// Whether the file still has a name somewhere.
    bool isThere() const;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    Descriptor m_file;
    std::string m_waiting;
};

}  // namespace obscura
