// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Folder.h"

#include "core/base/FileError.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

namespace obscura {

namespace {

namespace fs = std::filesystem;

Descriptor openFolder(int base, const fs::path& name, const fs::path& shown) {
    Descriptor folder(::openat(base, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() && errno == EACCES) {
        // One that may be written into, though not listed.
        folder = Descriptor(::openat(base, name.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    }
    if (!folder.isOpen()) {
        failFile(shown, "open the folder", errno);
    }
    return folder;
}

Descriptor makeAndOpen(const Folder& parent, const fs::path& name) {
    const fs::path shown = parent.path() / name;
    constexpr mode_t kRights = 0777;  // less what the user's umask takes away
    if (::mkdirat(parent.descriptor(), name.c_str(), kRights) == 0) {
        parent.sync();
    } else if (errno != EEXIST) {
        failFile(shown, "make the folder", errno);
    }
    return openFolder(parent.descriptor(), name, shown);
}

}  // namespace

Folder::Folder(fs::path path)
    : m_path(std::move(path)), m_descriptor(openFolder(AT_FDCWD, m_path, m_path)) {}

Folder::Folder(const Folder& parent, const fs::path& name)
    : m_path(parent.path() / name), m_descriptor(makeAndOpen(parent, name)) {}

fs::path Folder::place() const {
    struct stat held {};
    struct stat found {};
    if (::fstat(descriptor(), &held) != 0 || held.st_nlink == 0) {
        return {};
    }
    const bool isFound = ::stat(m_path.c_str(), &found) == 0;
    // What can't be looked at, as a network's folder now and then, has not moved for that.
    const bool isElsewhere = isFound ? found.st_ino != held.st_ino || found.st_dev != held.st_dev
                                     : errno == ENOENT || errno == ENOTDIR;
    if (!isElsewhere) {
        return m_path;
    }
    std::error_code error;
    return fs::read_symlink("/proc/self/fd/" + std::to_string(descriptor()), error);
}

void Folder::sync() const {
    ::fsync(descriptor());
}

void makeFolders(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path each = folder.lexically_normal();
         !each.empty() && !fs::exists(each, error) && !error; each = each.parent_path()) {
        missing.push_back(each);
    }
    fs::create_directories(folder, error);
    if (error) {
        failFile(folder, "make the folder", error.value());
    }
    for (const fs::path& made : missing) {
        const fs::path above = made.parent_path();
        Folder(above.empty() ? fs::path(".") : above).sync();
    }
}

}  // namespace obscura
