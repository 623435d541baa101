// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace obscura {

/// The runs in a folder, kept in step with it by whoever calls update(). Not for two threads at
/// once; what it hands out is.
class RunIndex {
public:
    /// Of the run folders in `parent`, which need not be there.
    explicit RunIndex(std::filesystem::path parent);

    const std::filesystem::path& parent() const { return m_parent; }
    /// Looks again, and reads those runs whose files have changed since. Returns whether anything
    /// is different. A folder that can't be listed has no runs.
    bool update();
    /// The latest first. A run that has not changed keeps its entry.
    const std::vector<std::shared_ptr<const RunEntry>>& runs() const { return m_runs; }

private:
    /// What a file is known by: time of change, size and inode.
    struct Stamp {
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        std::int64_t size = -1;  ///< there is no such file
        std::uint64_t inode = 0;
        bool operator==(const Stamp&) const = default;
    };
    using Stamps = std::array<Stamp, 8>;
    struct Known {
        Stamps stamps;
        std::shared_ptr<const RunEntry> run;
    };

    static Stamps stampsOf(const std::filesystem::path& folder);
    static bool isOld(const Known& known, const Stamps& stamps);
    void list();

    std::filesystem::path m_parent;
    std::map<std::string, Known> m_known;  ///< by the folder's name
    std::vector<std::shared_ptr<const RunEntry>> m_runs;
};

/// At most `most` runs in `parent` that ended with weights, the latest first by their folders'
/// names; others are not read.
std::vector<RunEntry> recentRuns(const std::filesystem::path& parent, std::size_t most);

}  // namespace obscura
