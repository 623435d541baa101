// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFolder.h"

#include "core/base/FileError.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// What a temporary's name begins with.
std::string temporaryFolderStart(const fs::path& folder) {
    return "." + folder.filename().string() + ".obscura-";
}

Descriptor openToLock(const fs::path& folder) {
    return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool isLockedByUs(const Descriptor& folder) {
    return folder.isOpen() && ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0;
}

bool isOurs(const Descriptor& folder) {
    struct stat status {};
    return ::fstat(folder.get(), &status) == 0 && status.st_uid == ::geteuid();
}

}  // namespace

AtomicFolder::AtomicFolder(fs::path folder) : m_folder(std::move(folder)) {
    makeFolders(m_folder.parent_path());
    sweep();
    make();
}

AtomicFolder::~AtomicFolder() {
    std::error_code error;
    if (!m_temporary.empty())
        fs::remove_all(m_temporary, error);
}

void AtomicFolder::sweep() const {
    const std::string start = temporaryFolderStart(m_folder);
    std::error_code error;
    std::vector<fs::path> abandoned;
    for (fs::directory_iterator each(m_folder.parent_path(), error), end; !error && each != end;
         each.increment(error)) {
        if (each->path().filename().string().starts_with(start))
            abandoned.push_back(each->path());
    }
    for (const fs::path& folder : abandoned) {
        const Descriptor lock = openToLock(folder);
        if (isLockedByUs(lock) && isOurs(lock))
            fs::remove_all(folder, error);
    }
}

void AtomicFolder::make() {
    // Until it was locked it looked abandoned to another's sweep().
    while (m_temporary.empty()) {
        std::string name = (m_folder.parent_path() / temporaryFolderStart(m_folder)).string();
        name += "XXXXXX";
        if (!::mkdtemp(name.data()))
            failFile(m_folder, "make the folder", errno);
        m_lock = openToLock(name);
        const int reason = errno;
        std::error_code error;
        if (!m_lock.isOpen() && reason != ENOENT)
            failFile(name, "open the folder", reason);
        if (isLockedByUs(m_lock) && fs::exists(name, error))
            m_temporary = name;
    }
}

void AtomicFolder::commit() {
    constexpr fs::perms kAll = fs::perms(0777);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    std::error_code error;
    fs::permissions(m_temporary, kAll & ~fs::perms(mask), error);
    ::syncfs(m_lock.get());  // thousands of files at once
    fs::rename(m_temporary, m_folder, error);
    if (error && !fs::exists(m_folder))
        failFile(m_folder, "make the folder", error.value());
    if (!error)
        m_temporary.clear();
    Folder(m_folder.parent_path()).sync();
}

}  // namespace obscura
