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

/// Ours in the folder that the variable names, or in that one of the user's home.
fs::path ownFolder(const char* variable, const fs::path& inHome) {
    const char* set = std::getenv(variable);
    const fs::path base =
        set && fs::path(set).is_absolute() ? fs::path(set) : homeFolder() / inHome;
    return base / "obscura";
}

}  // namespace

fs::path dataFolder() {
    return ownFolder("XDG_DATA_HOME", ".local/share");
}

fs::path cacheFolder() {
    return ownFolder("XDG_CACHE_HOME", ".cache");
}

}  // namespace obscura
