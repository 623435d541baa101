// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/DataFolder.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

namespace obscura {

namespace {

namespace fs = std::filesystem;

fs::path homeFolder() {
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? fs::path(user->pw_dir) : fs::path(".");
}

/// The folder that the variable names, or that one of the user's home.
fs::path baseFolder(const char* variable, const fs::path& inHome) {
    const char* set = std::getenv(variable);
    return set && fs::path(set).is_absolute() ? fs::path(set) : homeFolder() / inHome;
}

}  // namespace

fs::path dataFolder() {
    return baseFolder("XDG_DATA_HOME", ".local/share") / "obscura";
}

fs::path trashFolder() {
    return baseFolder("XDG_DATA_HOME", ".local/share") / "Trash";
}

fs::path cacheFolder() {
    return baseFolder("XDG_CACHE_HOME", ".cache") / "obscura";
}

}  // namespace obscura
