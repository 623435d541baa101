// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Trash.h"

#include "core/base/DataFolder.h"
#include "core/base/FileError.h"
#include "core/base/Folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <string>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// As in a URL (RFC 2396): letters, digits and a few marks stand for themselves.
std::string percentEncoded(const std::string& path) {
    constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()/";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const char c : path) {
        if (kPlain.find(c) != std::string_view::npos) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += {'%', kDigits[byte / 16], kDigits[byte % 16]};
    }
    return text;
}

std::string infoOf(const fs::path& path) {
    const std::time_t now = std::time(nullptr);
    std::tm fields{};
    ::localtime_r(&now, &fields);
    char date[32];
    const std::size_t length = std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &fields);
    return "[Trash Info]\nPath=" + percentEncoded(path.string()) +
           "\nDeletionDate=" + std::string(date, length) + "\n";
}

fs::path makePrivateFolder(const fs::path& folder) {
    makeFolders(folder.parent_path());
    constexpr mode_t kOnlyTheUser = 0700;
    if (::mkdir(folder.c_str(), kOnlyTheUser) != 0 && errno != EEXIST) {
        failFile(folder, "make the folder", errno);
    }
    return folder;
}

/// The file that keeps a name for what comes to the trash, as its "<name>.trashinfo".
class TrashInfo {
public:
    /// A name near `wanted` that nothing in `files` has.
    TrashInfo(const fs::path& folder, const fs::path& files, const std::string& wanted) {
        for (int number = 1; !m_file.isOpen(); ++number) {
            m_name = number == 1 ? wanted : wanted + "." + std::to_string(number);
            m_path = folder / (m_name + ".trashinfo");
            struct stat status {};
            if (::lstat((files / m_name).c_str(), &status) == 0) {
                continue;
            }
            m_file =
                Descriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
            if (!m_file.isOpen() && errno != EEXIST) {
                failFile(m_path, "write", errno);
            }
        }
    }
    ~TrashInfo() {
        if (!m_isKept) {
            ::unlink(m_path.c_str());
        }
    }
    TrashInfo(const TrashInfo&) = delete;
    TrashInfo& operator=(const TrashInfo&) = delete;

    const std::string& name() const { return m_name; }
    void write(std::string_view text) {
        if (!writeAll(m_file, text)) {
            failFile(m_path, "write", errno);
        }
    }
    void keep() { m_isKept = true; }

private:
    std::string m_name;
    fs::path m_path;
    Descriptor m_file;
    bool m_isKept = false;
};

}  // namespace

fs::path moveToTrash(const fs::path& path) {
    std::error_code error;
    fs::path whole = fs::absolute(path, error).lexically_normal();
    if (!whole.has_filename()) {
        whole = whole.parent_path();
    }
    struct stat status {};
    if (::lstat(whole.c_str(), &status) != 0) {
        failFile(path, "move to the trash", errno);
    }
    const fs::path trash = makePrivateFolder(trashFolder());
    const fs::path files = makePrivateFolder(trash / "files");
    TrashInfo info(makePrivateFolder(trash / "info"), files, whole.filename().string());
    info.write(infoOf(whole));
    fs::path goal = files / info.name();
    if (::rename(whole.c_str(), goal.c_str()) != 0) {
        if (errno == EXDEV) {
            throw UserError(shownPath(path) + ": lies on another file system than the trash, " +
                            shownPath(trash) + "; delete it by hand, or move it there");
        }
        failFile(path, "move to the trash", errno);
    }
    info.keep();
    return goal;
}

}  // namespace obscura
