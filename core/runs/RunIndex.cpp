// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunIndex.h"

#include "core/runs/RunFiles.h"
#include "core/runs/RunState.h"
#include "core/weights/Checkpoint.h"

#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace obscura {

namespace fs = std::filesystem;

RunIndex::RunIndex(fs::path parent) : m_parent(std::move(parent)) {}

RunIndex::Stamps RunIndex::stampsOf(const fs::path& folder) {
    const fs::path checkpoint(kCheckpointFolder);
    const std::array<fs::path, std::tuple_size_v<Stamps>> names{kExperimentFile,
                                                                kSummaryFile,
                                                                kStepsFile,
                                                                kEvaluationsFile,
                                                                kChangesFile,
                                                                kNotesFile,
                                                                checkpoint / kCheckpointFile,
                                                                checkpoint / kStateFile};
    Stamps stamps;
    for (std::size_t i = 0; i < names.size(); ++i) {
        struct stat status {};
        if (::stat((folder / names[i]).c_str(), &status) == 0)
            stamps[i] = {.seconds = status.st_mtim.tv_sec,
                         .nanoseconds = status.st_mtim.tv_nsec,
                         .size = status.st_size,
                         .inode = status.st_ino};
    }
    return stamps;
}

bool RunIndex::isOld(const Known& known, const Stamps& stamps) {
    if (!known.run || known.stamps != stamps)
        return true;
    // Whether somebody records no file tells.
    const RunStatus status = known.run->status;
    return (status == RunStatus::Running || status == RunStatus::Interrupted) &&
           (status == RunStatus::Running) != isBeingRecorded(known.run->folder);
}

bool RunIndex::update() {
    std::set<std::string> seen;
    bool isDifferent = false;
    std::error_code error;
    for (fs::directory_iterator each(m_parent, error), end; !error && each != end;
         each.increment(error)) {
        if (!isRunFolder(each->path()))
            continue;
        const std::string name = each->path().filename().string();
        seen.insert(name);
        Known& known = m_known[name];
        // Before it is read: what is written meanwhile is read once more.
        const Stamps stamps = stampsOf(each->path());
        if (!isOld(known, stamps))
            continue;
        known = {stamps, std::make_shared<const RunEntry>(readRunEntry(each->path()))};
        isDifferent = true;
    }
    const auto isGone = [&](const auto& known) { return !seen.contains(known.first); };
    isDifferent = std::erase_if(m_known, isGone) > 0 || isDifferent;
    if (isDifferent)
        list();
    return isDifferent;
}

void RunIndex::list() {
    m_runs.clear();
    for (const auto& [name, known] : m_known)
        m_runs.push_back(known.run);
    std::ranges::stable_sort(m_runs, std::ranges::greater{}, [](const auto& run) {
        return std::pair(run->started, run->folder.filename().native());
    });
}

std::vector<RunEntry> recentRuns(const fs::path& parent, std::size_t most) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator each(parent, error), end; !error && each != end;
         each.increment(error)) {
        std::error_code none;
        if (fs::exists(each->path() / kCheckpointFolder / kCheckpointFile, none) &&
            fs::exists(each->path() / kSummaryFile, none))
            folders.push_back(each->path());
    }
    // Names begin with the time of their start.
    std::ranges::sort(folders, std::ranges::greater{},
                      [](const fs::path& folder) { return folder.filename(); });
    std::vector<RunEntry> runs;
    for (const fs::path& folder : folders) {
        if (runs.size() == most)
            break;
        RunEntry run = readRunEntry(folder);
        if (run.status != RunStatus::Unreadable)
            runs.push_back(std::move(run));
    }
    return runs;
}

}  // namespace obscura
