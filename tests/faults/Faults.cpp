// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/Faults.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace obscura::faults {

namespace {

struct Armed {
    std::string folder;
    int call = 0;
    Kind kind = Kind::Io;
    Record* record = nullptr;
};

Armed s_armed;

/// What a call can answer besides EIO.
enum Ways { OnlyIo = 0, MayBeFull = 1, MayStopEarly = 2 };

bool isUnder(const char* path) {
    return std::strncmp(path, s_armed.folder.c_str(), s_armed.folder.size()) == 0;
}

std::string pathOf(int fd) {
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const long length = ::syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path);
    return {path, static_cast<std::size_t>(length > 0 ? length : 0)};
}

std::string pathAt(int folder, const char* name) {
    return name[0] == '/' || folder == AT_FDCWD ? name : pathOf(folder) + "/" + name;
}

/// Whether this call is the one, and how it fails then: errno, or 0 for less than was asked for.
bool isDue(const std::string& path, const char* call, int ways, int& reason) {
    if (!s_armed.record || !isUnder(path.c_str()))
        return false;
    if (s_armed.record->calls.fetch_add(1) + 1 != s_armed.call)
        return false;
    reason = EIO;
    if (s_armed.kind == Kind::NoSpace && (ways & MayBeFull))
        reason = ENOSPC;
    if (s_armed.kind == Kind::Interrupted && (ways & MayStopEarly))
        reason = EINTR;
    if (s_armed.kind == Kind::Short && (ways & MayStopEarly))
        reason = 0;
    std::snprintf(s_armed.record->what, sizeof s_armed.record->what, "%s", call);
    s_armed.record->hasFailed = 1;
    return true;
}

/// A call that does nothing by halves.
template <class Call>
long whole(const std::string& path, const char* name, int ways, const Call& call) {
    int reason = 0;
    if (isDue(path, name, ways, reason)) {
        errno = reason;
        return -1;
    }
    return call();
}

template <class Call>
long piecewise(int fd, const char* name, int ways, std::size_t size, const Call& call) {
    int reason = 0;
    if (!s_armed.record || !isDue(pathOf(fd), name, ways, reason))
        return call(size);
    if (reason == 0)
        return call((size + 1) / 2);
    errno = reason;
    return -1;
}

long openFile(int folder, const char* name, int flags, va_list arguments) {
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    return whole(pathAt(folder, name), "open", flags & O_CREAT ? MayBeFull : OnlyIo,
                 [&] { return ::syscall(SYS_openat, folder, name, flags, mode); });
}

}  // namespace

const char* kindName(Kind kind) {
    switch (kind) {
        case Kind::Io:
            return "EIO";
        case Kind::NoSpace:
            return "ENOSPC";
        case Kind::Interrupted:
            return "EINTR";
        case Kind::Short:
            return "short";
    }
    return "";
}

void arm(const std::string& folder, int call, Kind kind, Record& record) {
    s_armed = {folder, call, kind, &record};
}

}  // namespace obscura::faults

extern "C" {

using namespace obscura::faults;

int open(const char* name, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const long fd = openFile(AT_FDCWD, name, flags, arguments);
    va_end(arguments);
    return static_cast<int>(fd);
}

int open64(const char* name, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const long fd = openFile(AT_FDCWD, name, flags, arguments);
    va_end(arguments);
    return static_cast<int>(fd);
}

int openat(int folder, const char* name, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const long fd = openFile(folder, name, flags, arguments);
    va_end(arguments);
    return static_cast<int>(fd);
}

ssize_t read(int fd, void* bytes, size_t size) {
    return piecewise(fd, "read", MayStopEarly, size,
                     [&](std::size_t part) { return ::syscall(SYS_read, fd, bytes, part); });
}

ssize_t write(int fd, const void* bytes, size_t size) {
    return piecewise(fd, "write", MayBeFull | MayStopEarly, size,
                     [&](std::size_t part) { return ::syscall(SYS_write, fd, bytes, part); });
}

int fsync(int fd) {
    return static_cast<int>(
        whole(pathOf(fd), "fsync", MayBeFull, [&] { return ::syscall(SYS_fsync, fd); }));
}

int fdatasync(int fd) {
    return static_cast<int>(
        whole(pathOf(fd), "fdatasync", MayBeFull, [&] { return ::syscall(SYS_fdatasync, fd); }));
}

int renameat(int from, const char* old, int to, const char* name) noexcept {
    return static_cast<int>(whole(pathAt(to, name), "rename", MayBeFull,
                                  [&] { return ::syscall(SYS_renameat, from, old, to, name); }));
}

int mkdir(const char* name, mode_t mode) noexcept {
    return static_cast<int>(
        whole(name, "mkdir", MayBeFull, [&] { return ::syscall(SYS_mkdir, name, mode); }));
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
    return static_cast<int>(whole(pathAt(folder, name), "mkdir", MayBeFull,
                                  [&] { return ::syscall(SYS_mkdirat, folder, name, mode); }));
}

}  // extern "C"
