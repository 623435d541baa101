// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/AtomicFile.h"

#include "devices/Error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace obscura {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& action, int reason) {
    throw UserError(file.string() + ": can't " + action + ": " +
                    std::generic_category().message(reason));
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return m_fd; }
    int close() { return ::close(std::exchange(m_fd, -1)); }

private:
    int m_fd;
};

/// Removes the temporary unless it was renamed.
class Temporary {
public:
    explicit Temporary(std::string name) : m_name(std::move(name)) {}
    ~Temporary() {
        if (!m_name.empty())
            ::unlink(m_name.c_str());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    void release() { m_name.clear(); }

private:
    std::string m_name;
};

/// A symbolic link stays one: what it leads to is replaced.
fs::path target(const fs::path& file) {
    std::error_code error;
    const fs::path resolved =
        fs::is_symlink(file, error) ? fs::weakly_canonical(file, error) : file;
    const fs::file_status status = fs::status(resolved, error);
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw UserError(file.string() + ": can't write: found a " +
                        (fs::is_directory(status) ? "folder" : "device or pipe") +
                        ", expected a file");
    return resolved.empty() ? file : resolved;
}

/// The rights of the file that is replaced, else what the user's umask leaves.
mode_t rightsFor(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0)
        return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// So that the rename survives a power cut; a file system that can't is no error.
void syncFolder(const fs::path& folder) {
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() >= 0)
        ::fsync(fd.get());
}

}  // namespace

void writeFileAtomically(const fs::path& file, std::string_view bytes) {
    const fs::path goal = target(file);
    const fs::path folder = goal.has_parent_path() ? goal.parent_path() : fs::path(".");
    std::string name = (folder / ("." + goal.filename().string() + ".XXXXXX")).string();
    Descriptor fd(::mkostemp(name.data(), O_CLOEXEC));
    if (fd.get() < 0)
        fail(file, "write", errno);
    Temporary temporary(name);
    if (::fchmod(fd.get(), rightsFor(goal)) != 0 || !writeAll(fd.get(), bytes) ||
        ::fsync(fd.get()) != 0 || fd.close() != 0)
        fail(file, "write", errno);
    if (::rename(name.c_str(), goal.c_str()) != 0)
        fail(file, "write", errno);
    temporary.release();
    syncFolder(folder);
}

std::string readFile(const fs::path& file) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0)
        fail(file, "read", errno);
    std::string bytes;
    constexpr std::size_t kPiece = 1 << 16;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        const ssize_t got = ::read(fd.get(), bytes.data() + before, kPiece);
        if (got < 0 && errno != EINTR)
            fail(file, "read", errno);
        bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got == 0)
            return bytes;
    }
}

}  // namespace obscura
