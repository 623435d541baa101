// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace obscura {

/// A file that is replaced as a whole: what is written goes to a temporary beside it, which
/// commit() syncs and renames. Whatever happens the reader finds the old file or the new one. Each
/// function throws UserError with the system's reason (DiskFull where there is no room); the old
/// file then stays, and nothing else.
///
/// A temporary is called ".<name>.obscura-XXXXXX" and locked (flock) while its writer lives: the
/// system frees the lock of a process that was killed, so that what can be locked is abandoned.
class AtomicFile {
public:
    /// A symbolic link stays one: what it leads to is replaced. Sweeps the folder first.
    explicit AtomicFile(const std::filesystem::path& file);
    /// `folder` must outlive it.
    AtomicFile(const Folder& folder, std::string name);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);
    void commit();

private:
    void open();
    void refuseOtherThanFiles() const;
    mode_t rights() const;
    void discard();

    std::filesystem::path m_shown;  ///< the file as messages call it
    std::optional<Folder> m_own;    ///< where nobody else holds it
    const Folder& m_folder;
    std::string m_name;
    std::string m_temporary;  ///< its name; empty: there is none (any more)
    Descriptor m_file;
};

/// Removes the temporaries of writers that are no more from a folder: those of ours, by name and
/// owner, that nobody holds locked. What can't be removed stays.
void sweepAbandoned(const Folder& folder);

/// Replaces `file` by `bytes`, as AtomicFile does.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);
void writeFileAtomically(const Folder& folder, const std::string& name, std::string_view bytes);

/// Beyond any experiment, and few enough bytes that a mistaken file fits into memory.
inline constexpr std::size_t kLargestText = std::size_t{64} << 20;

/// The whole file, which has to be a regular one (a pipe might never end) of at most `mostBytes`.
/// Throws UserError with what was found, or the system's reason.
std::string readFile(const std::filesystem::path& file, std::size_t mostBytes = kLargestText);

/// Where a file begins.
struct FileStart {
    std::string bytes;
    std::size_t size = 0;  ///< of the whole file
};

/// The first `count` bytes of such a file, or all where it has fewer; no more of it is read.
FileStart readFileStart(const std::filesystem::path& file, std::size_t count,
                        std::size_t mostBytes = kLargestText);

/// The last `count` bytes of such a file, whatever its size, or all where it has fewer.
std::string readFileEnd(const std::filesystem::path& file, std::size_t count);
/// `count` of its bytes from `start` on, or as many as there are.
std::string readFilePart(const std::filesystem::path& file, std::size_t start, std::size_t count);

/// All that comes from standard input, of which messages speak as `source`. Throws as readFile
/// does.
std::string readStandardInput(std::string_view source, std::size_t mostBytes = kLargestText);

}  // namespace obscura
