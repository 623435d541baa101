// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunList.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "core/runs/RunFiles.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <algorithm>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// Of a folder's name as RunWriter makes it: "2026-11-29-045312-…".
std::string startOf(const std::string& name) {
    constexpr std::string_view kPattern = "dddd-dd-dd-dddddd";
    const auto fits = [](char c, char wanted) {
        return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted;
    };
    if (name.size() < kPattern.size() ||
        !std::equal(kPattern.begin(), kPattern.end(), name.begin(),
                    [&](char wanted, char c) { return fits(c, wanted); }))
        return {};
    return name.substr(0, 10) + ' ' + name.substr(11, 2) + ':' + name.substr(13, 2);
}

bool hasWeights(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kCheckpointFolder / kCheckpointFile, error);
}

std::optional<RecentRun> readEntry(const fs::path& folder) {
    try {
        const fs::path experimentFile = folder / kExperimentFile;
        const fs::path summaryFile = folder / kSummaryFile;
        const auto experiment = parseJson(readFile(experimentFile), experimentFile.string());
        const auto summary = parseJson(readFile(summaryFile), summaryFile.string());
        RecentRun entry{.folder = folder,
                        .experiment = experiment.value("name", std::string()),
                        .started = startOf(folder.filename().string()),
                        .steps = summary.value("steps", std::int64_t{0})};
        if (const auto accuracy = summary.find("test_accuracy");
            accuracy != summary.end() && accuracy->is_number())
            entry.testAccuracy = accuracy->get<double>();
        return entry;
    } catch (const UserError&) {
        return std::nullopt;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

}  // namespace

std::vector<RecentRun> recentRuns(const fs::path& parent, std::size_t most) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (auto at = fs::directory_iterator(parent, error); !error && at != fs::directory_iterator();
         at.increment(error))
        folders.push_back(at->path());
    // Names begin with the time of their start.
    std::ranges::sort(folders, std::ranges::greater{},
                      [](const fs::path& p) { return p.filename(); });
    std::vector<RecentRun> runs;
    for (const fs::path& folder : folders) {
        if (runs.size() == most)
            break;
        if (!hasWeights(folder))
            continue;
        if (auto entry = readEntry(folder))
            runs.push_back(std::move(*entry));
    }
    return runs;
}

}  // namespace obscura
