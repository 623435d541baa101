// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFiles.h"

#include "core/base/AppendFile.h"
#include "core/base/DataFolder.h"
#include "core/base/FileError.h"
#include "core/base/Folder.h"
#include "core/base/Messages.h"
#include "core/base/Trash.h"
#include "core/weights/Checkpoint.h"
#include "devices/ShownText.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
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

namespace {

std::vector<std::string> runNames(const fs::path& parent) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator each(parent, error), end; !error && each != end;
         each.increment(error)) {
        if (isRunFolder(each->path()))
            names.push_back(each->path().filename().string());
    }
    std::ranges::sort(names, std::ranges::greater{});
    return names;
}

std::string listOf(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        text += "\n  " + shownText(names[i]);
    return names.size() > kMost ? text + "\n  and " + std::to_string(names.size() - kMost) + " more"
                                : text;
}

}  // namespace

fs::path findRun(const fs::path& parent, const std::string& wanted) {
    // "runs/one/" is the folder "runs/one".
    fs::path path =
        fs::path(wanted).has_filename() ? fs::path(wanted) : fs::path(wanted).parent_path();
    if (isRunFolder(path))
        return path;
    const std::vector<std::string> names = runNames(parent);
    std::vector<std::string> fitting;
    std::ranges::copy_if(names, std::back_inserter(fitting), [&](const std::string& name) {
        return name.find(wanted) != std::string::npos;
    });
    if (std::ranges::find(names, wanted) != names.end())
        return parent / wanted;
    if (fitting.size() == 1)
        return parent / fitting.front();
    if (fitting.empty())
        throw UserError("there is no run " + inQuotes(wanted) + " in " + shownPath(parent) +
                        (names.empty() ? ", which holds none" : nearHint(wanted, names)));
    throw UserError("there are " + std::to_string(fitting.size()) + " runs " + inQuotes(wanted) +
                    " in " + shownPath(parent) +
                    ", expected a name that fits one:" + listOf(fitting));
}

fs::path trashRun(const fs::path& folder) {
    if (!isRunFolder(folder))
        throw UserError(shownPath(folder) + ": expected the folder of a run, found none");
    if (isBeingRecorded(folder))
        throw UserError(shownPath(folder) +
                        ": can't be moved to the trash while the run records into it");
    return moveToTrash(folder);
}

bool isWithinRun(const fs::path& file) {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(file, error), error).parent_path();
    return isRunFolder(folder) ||
           (folder.filename() == kCheckpointFolder && isRunFolder(folder.parent_path()));
}

}  // namespace obscura
