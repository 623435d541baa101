// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFiles.h"

#include "core/base/FileError.h"
#include "core/base/Folder.h"
#include "core/weights/Checkpoint.h"
#include "devices/ShownText.h"

#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace obscura {

namespace fs = std::filesystem;

namespace {

fs::path homeFolder() {
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    const passwd* user = getpwuid(getuid());
    return user && user->pw_dir ? fs::path(user->pw_dir) : fs::path(".");
}

}  // namespace

bool isRunFolder(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / kExperimentFile, error) &&
           (fs::exists(folder / kStepsFile, error) || fs::exists(folder / kSummaryFile, error));
}

fs::path defaultRunsFolder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const fs::path base =
        data && fs::path(data).is_absolute() ? fs::path(data) : homeFolder() / ".local" / "share";
    return base / "obscura" / "runs";
}

void requireRunsFolder(const fs::path& parent) {
    if (!isUtf8(parent.native()))
        throw UserError("the folder for runs (--out): found '" + shownText(parent.native()) +
                        "', expected a name in UTF-8, as the summary holds it");
    makeFolders(parent);
    if (::access(parent.c_str(), W_OK | X_OK) != 0)
        failFile(parent, "write into the folder", errno);
}

bool isWithinRun(const fs::path& file) {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(file, error), error).parent_path();
    return isRunFolder(folder) ||
           (folder.filename() == kCheckpointFolder && isRunFolder(folder.parent_path()));
}

}  // namespace obscura
