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

}  // namespace

fs::path dataFolder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const fs::path base =
        data && fs::path(data).is_absolute() ? fs::path(data) : homeFolder() / ".local" / "share";
    return base / "obscura";
}

}  // namespace obscura
