// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"
#include "core/experiment/Change.h"
#include "devices/State.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

/// All that training needs to go on as if it had never ended: n steps, save, load in another
/// process, m steps give the bytes of n + m steps, with as many threads on the same processor.
///
/// The arrays are those of Engine::state(): parameters and buffers, moments and counts of both
/// optimizers, surrogates, what inspections remember, ledgers, what the devices hold and how far
/// their random streams have come, the dropout generator, and the number of steps, from which the
/// order of the data follows. Options that were changed in flight are told by the changes: who goes
/// on builds the engine for `experiment`, makes the changes in their order, then restores the
/// arrays, as resumeEngine() does (training/Engine.h). What a trainer counts beside its engine,
/// seconds and findings, is not among them.
///
/// A plain value; on disk one file in the safetensors format, whose "__metadata__" says "format",
/// "version", "step", "experiment" as its file has it, and "changes", a JSON list of objects with
/// "block", "option" and "value".
struct RunState {
    std::string experiment;       ///< as the run began, as formatExperiment() writes it
    std::vector<Change> changes;  ///< made since, in their order
    std::int64_t step = 0;        ///< steps made
    StateArrays arrays;
};

/// A run keeps it in <run>/checkpoint/state.safetensors.
inline constexpr const char* kStateFile = "state.safetensors";

/// Replaces the file as a whole; values go to it as they lie in memory. Throws UserError as
/// AtomicFile does.
void writeRunState(const std::filesystem::path& file, const RunState& state);
/// The same as kStateFile in a folder.
void writeRunState(const Folder& folder, const RunState& state);

/// Throws UserError with the file, what was found and what was expected, where it is cut off,
/// damaged, no state of a run, or written by a later version. Whether it fits a network is seen
/// when it is restored.
RunState readRunState(const std::filesystem::path& file);

}  // namespace obscura
