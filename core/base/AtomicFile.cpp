// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include "core/base/FileError.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <random>
#include <utility>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".obscura-";
constexpr std::size_t kRandom = 6;  ///< letters behind the mark
constexpr std::string_view kLetters =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// ".<name>.obscura-XXXXXX", another one each time.
std::string temporaryName(const std::string& name) {
    std::random_device random;
    std::string result = "." + name + std::string(kMark);
    for (std::size_t i = 0; i < kRandom; ++i)
        result += kLetters[random() % kLetters.size()];
    return result;
}

bool isTemporaryName(std::string_view name) {
    if (!name.starts_with('.') || name.size() <= kMark.size() + kRandom)
        return false;
    const std::string_view random = name.substr(name.size() - kRandom);
    return name.substr(0, name.size() - kRandom).ends_with(kMark) &&
           random.find_first_not_of(kLetters) == std::string_view::npos;
}

const char* kindOf(mode_t mode) {
    return S_ISDIR(mode) ? "folder" : "device or pipe";
}

void requireAtMost(std::size_t mostBytes, std::size_t found, const fs::path& shown) {
    if (found > mostBytes)
        throw UserError(shownPath(shown) + ": found more than " + std::to_string(mostBytes) +
                        " bytes, expected at most that");
}

/// The rest of what `fd` gives, which messages call `shown`.
std::string readAll(int fd, const fs::path& shown, std::size_t mostBytes) {
    constexpr std::size_t kPiece = 1 << 16;
    std::string bytes;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        const ssize_t got = ::read(fd, bytes.data() + before, kPiece);
        if (got < 0 && errno != EINTR)
            failFile(shown, "read", errno);
        bytes.resize(before + static_cast<std::size_t>(got > 0 ? got : 0));
        requireAtMost(mostBytes, bytes.size(), shown);
        if (got == 0)
            return bytes;
    }
}

struct stat statusOf(const Descriptor& file) {
    struct stat status {};
    ::fstat(file.get(), &status);
    return status;
}

/// A regular file.
Descriptor openToRead(const fs::path& file) {
    // Opening a pipe that nobody writes to would wait for ever.
    Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd.isOpen())
        failFile(file, "read", errno);
    if (const mode_t mode = statusOf(fd).st_mode; !S_ISREG(mode))
        throw UserError(shownPath(file) + ": can't read: found a " + kindOf(mode) +
                        ", expected a file");
    return fd;
}

/// `count` bytes from `start` on, or fewer where the file has become shorter meanwhile.
std::string readPart(const Descriptor& fd, std::size_t start, std::size_t count,
                     const fs::path& shown) {
    std::string bytes(count, '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got = ::pread(fd.get(), bytes.data() + done, bytes.size() - done,
                                    static_cast<off_t>(start + done));
        if (got < 0 && errno != EINTR)
            failFile(shown, "read", errno);
        if (got == 0)
            bytes.resize(done);
        done += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    return bytes;
}

/// A symbolic link stays one: what it leads to is replaced.
fs::path target(const fs::path& file) {
    std::error_code error;
    const fs::path resolved =
        fs::is_symlink(file, error) ? fs::weakly_canonical(file, error) : file;
    return resolved.empty() ? file : resolved;
}

Folder folderOf(const fs::path& goal, const fs::path& shown) {
    try {
        return Folder(goal.has_parent_path() ? goal.parent_path() : fs::path("."));
    } catch (const UserError& error) {
        throw UserError(shownPath(shown) + ": can't write: " + error.what());
    }
}

/// One whose writer lives is locked; one of somebody else is none of ours to judge.
bool isAbandoned(const Descriptor& file) {
    const struct stat status = statusOf(file);
    return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
           ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

}  // namespace

AtomicFile::AtomicFile(const fs::path& file)
    : m_shown(file),
      m_own(folderOf(target(file), file)),
      m_folder(*m_own),
      m_name(target(file).filename()) {
    sweepAbandoned(m_folder);
    open();
}

AtomicFile::AtomicFile(const Folder& folder, std::string name)
    : m_shown(folder.path() / name), m_folder(folder), m_name(std::move(name)) {
    open();
}

AtomicFile::~AtomicFile() {
    discard();
}

void AtomicFile::open() {
    refuseOtherThanFiles();
    do {
        m_temporary = temporaryName(m_name);
        m_file = Descriptor(::openat(m_folder.descriptor(), m_temporary.c_str(),
                                     O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!m_file.isOpen()) {
            m_temporary.clear();
            if (errno != EEXIST)
                failFile(m_shown, "write", errno);
            continue;
        }
        // A file system without locks is swept by nobody.
        ::flock(m_file.get(), LOCK_EX);
        // Until it was locked it looked abandoned.
    } while (m_temporary.empty() || statusOf(m_file).st_nlink == 0);
    if (::fchmod(m_file.get(), rights()) != 0)
        failFile(m_shown, "write", errno);
}

void AtomicFile::refuseOtherThanFiles() const {
    struct stat status {};
    if (::fstatat(m_folder.descriptor(), m_name.c_str(), &status, 0) == 0 &&
        !S_ISREG(status.st_mode))
        throw UserError(shownPath(m_shown) + ": can't write: found a " + kindOf(status.st_mode) +
                        ", expected a file");
}

/// Those of the file that is replaced, else what the user's umask leaves.
mode_t AtomicFile::rights() const {
    struct stat status {};
    if (::fstatat(m_folder.descriptor(), m_name.c_str(), &status, 0) == 0)
        return status.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

void AtomicFile::write(std::string_view bytes) {
    if (!writeAll(m_file, bytes))
        failFile(m_shown, "write", errno);
}

void AtomicFile::commit() {
    // Renamed before it is closed: its lock keeps sweepers away until it has its name.
    if (::fsync(m_file.get()) != 0 || ::renameat(m_folder.descriptor(), m_temporary.c_str(),
                                                 m_folder.descriptor(), m_name.c_str()) != 0)
        failFile(m_shown, "write", errno);
    m_temporary.clear();
    if (m_file.close() != 0)
        failFile(m_shown, "write", errno);
    m_folder.sync();
}

void AtomicFile::discard() {
    if (!m_temporary.empty())
        ::unlinkat(m_folder.descriptor(), m_temporary.c_str(), 0);
}

void sweepAbandoned(const Folder& folder) {
    // fdopendir() takes what it is given, and reads from where that stands.
    const int fd = ::openat(folder.descriptor(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const auto close = [](DIR* list) { ::closedir(list); };
    const std::unique_ptr<DIR, decltype(close)> list(fd >= 0 ? ::fdopendir(fd) : nullptr);
    if (!list)
        return;
    while (const dirent* entry = ::readdir(list.get())) {
        if (!isTemporaryName(entry->d_name))
            continue;
        const Descriptor file(
            ::openat(fd, entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        if (file.isOpen() && isAbandoned(file))
            ::unlinkat(fd, entry->d_name, 0);
    }
}

void writeFileAtomically(const fs::path& file, std::string_view bytes) {
    AtomicFile whole(file);
    whole.write(bytes);
    whole.commit();
}

void writeFileAtomically(const Folder& folder, const std::string& name, std::string_view bytes) {
    AtomicFile whole(folder, name);
    whole.write(bytes);
    whole.commit();
}

std::string readFile(const fs::path& file, std::size_t mostBytes) {
    return readAll(openToRead(file).get(), file, mostBytes);
}

FileStart readFileStart(const fs::path& file, std::size_t count, std::size_t mostBytes) {
    const Descriptor fd = openToRead(file);
    const auto size = static_cast<std::size_t>(statusOf(fd).st_size);
    requireAtMost(mostBytes, size, file);
    return {readPart(fd, 0, std::min(count, size), file), size};
}

std::string readFileEnd(const fs::path& file, std::size_t count) {
    const Descriptor fd = openToRead(file);
    const auto size = static_cast<std::size_t>(statusOf(fd).st_size);
    const std::size_t length = std::min(count, size);
    return readPart(fd, size - length, length, file);
}

std::string readFilePart(const fs::path& file, std::size_t start, std::size_t count) {
    return readPart(openToRead(file), start, count, file);
}

std::string readStandardInput(std::string_view source, std::size_t mostBytes) {
    return readAll(STDIN_FILENO, source, mostBytes);
}

}  // namespace obscura
