// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentFile.h"

#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

// The files in the folder of a run beside kExperimentFile, for those who write and read them.

inline constexpr const char* kSummaryFile = "summary.json";
inline constexpr const char* kStepsFile = "steps.csv";
inline constexpr const char* kEvaluationsFile = "evaluations.csv";
inline constexpr const char* kConfusionFile = "confusion.csv";
inline constexpr const char* kChangesFile = "changes.csv";
inline constexpr const char* kNotesFile = "notes.json";

/// Bytes of a record, some 10 million steps.
inline constexpr std::size_t kLargestRecord = std::size_t{4} << 30;

/// The columns of changes.csv.
inline std::vector<std::string> changesHead() {
    return {"after_step", "block", "option", "value"};
}

/// Where runs are recorded unless somebody says otherwise: $XDG_DATA_HOME/obscura/runs, or
/// ~/.local/share/obscura/runs.
std::filesystem::path defaultRunsFolder();
/// `chosen`, or the default where that is empty.
std::filesystem::path runsFolder(const std::filesystem::path& chosen);

/// Makes `parent` and throws UserError when no run's folder can be made in it or its name isn't
/// UTF-8: for a message before a run starts.
void requireRunsFolder(const std::filesystem::path& parent);

/// Whether `folder` is that of a run, which is known by its files: experiment.json beside steps.csv
/// or summary.json.
bool isRunFolder(const std::filesystem::path& folder);

/// Whether a program records into `folder`, be it this one. Nobody who takes up a run at that
/// moment is in the way of the question, or hindered by it.
bool isBeingRecorded(const std::filesystem::path& folder);

/// The run that a person means by `wanted`: a run's folder, or the one in `parent` whose name is
/// that or alone holds it. Throws UserError that lists the near ones where there is none, or
/// several.
std::filesystem::path findRun(const std::filesystem::path& parent, const std::string& wanted);

/// Moves a run's folder to the user's trash, and returns where it lies there. Throws UserError
/// where it is none of a run, somebody records into it, or it can't be moved; see moveToTrash().
std::filesystem::path trashRun(const std::filesystem::path& folder);

/// Whether `file`, which needn't be there, lies in the folder of a run, or in its checkpoint: a
/// record that nothing else may be written into.
bool isWithinRun(const std::filesystem::path& file);

}  // namespace obscura
