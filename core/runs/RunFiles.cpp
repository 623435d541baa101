// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFiles.h"

#include "core/base/AppendFile.h"
#include "core/base/DataFolder.h"
#include "core/base/FileError.h"
#include "core/base/Folder.h"
#include "core/weights/Checkpoint.h"
#include "devices/ShownText.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace obscura {

namespace fs = std::filesystem;

bool isRunFolder(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / kExperimentFile, error) &&
           (fs::exists(folder / kStepsFile, error) || fs::exists(folder / kSummaryFile, error));
}

bool isBeingRecorded(const fs::path& folder) {
    return AppendFile::isLocked(folder / kStepsFile);
}

fs::path defaultRunsFolder() {
    return dataFolder() / "runs";
}

fs::path runsFolder(const fs::path& chosen) {
    return chosen.empty() ? defaultRunsFolder() : chosen;
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
