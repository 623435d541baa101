// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AppendFile.h"

#include "core/base/FileError.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace obscura {

namespace {

/// The lock of an open file description (fcntl(2)), which, other than one of flock(2), can be asked
/// for without being taken.
struct flock wholeFile() {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

}  // namespace

AppendFile::AppendFile(const Folder& folder, const std::string& name, std::string_view head)
    : m_path(folder.path() / name),
      m_file(::openat(folder.descriptor(), name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                      0666)),
      m_waiting(head) {
    if (!m_file.isOpen()) {
        failFile(m_path, "open", errno);
    }
}

AppendFile::AppendFile(const Folder& folder, const std::string& name)
    : m_path(folder.path() / name),
      m_file(::openat(folder.descriptor(), name.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC)) {
    if (!m_file.isOpen()) {
        failFile(m_path, "open", errno);
    }
}

void AppendFile::cut(std::size_t size) {
    if (::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0) {
        failFile(m_path, "write", errno);
    }
}

bool AppendFile::lock() {
    struct flock whole = wholeFile();
    if (::fcntl(m_file.get(), F_OFD_SETLK, &whole) == 0) {
        return true;
    }
    // A file system without locks is no error.
    return errno != EAGAIN && errno != EACCES;
}

bool AppendFile::isLocked(const std::filesystem::path& file) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct flock whole = wholeFile();
    return fd.isOpen() && ::fcntl(fd.get(), F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

void AppendFile::flush() {
    std::string_view left = m_waiting;
    const bool isAll = writeAll(m_file, left);
    const int reason = errno;
    m_waiting.erase(0, m_waiting.size() - left.size());
    if (!isAll) {
        failFile(m_path, "write", reason);
    }
}

void AppendFile::sync() {
    // A file system that can't is no error.
    if (::fdatasync(m_file.get()) != 0 && errno != EINVAL && errno != ENOSYS) {
        failFile(m_path, "write", errno);
    }
}

bool AppendFile::isThere() const {
    struct stat status {};
    return ::fstat(m_file.get(), &status) == 0 && status.st_nlink > 0;
}

}  // namespace obscura
