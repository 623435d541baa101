// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"
#include "core/runs/RunNotes.h"
#include "core/runs/RunSettings.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

enum class RunStatus {
    Running,      ///< somebody records into its folder
    Finished,     ///< all steps that were asked for
    BudgetSpent,  ///< as whole as one that finished
    Stopped,      ///< by somebody, and saved
    Failed,
    Interrupted,  ///< killed: nobody records, and there is no summary
    Unreadable,   ///< its files are damaged, or another version's
};

/// "running", "finished", "budget spent", …
std::string_view statusName(RunStatus status);
/// That of this name. Throws UserError with the names there are.
RunStatus runStatus(std::string_view name);

/// A recorded run, in what a list of runs shows of it. A finished value: safe to hand to another
/// thread. Of an unreadable run only the folder, the start, the status and the problem are sure.
struct RunEntry {
    std::filesystem::path folder;
    std::string name;        ///< as the notes have it, or else the experiment
    std::string experiment;  ///< the experiment's name
    RunNotes notes;
    RunStatus status = RunStatus::Unreadable;
    std::string problem;  ///< why it failed, was stopped or can't be read; else empty
    /// By the folder's name, or else by the time of the experiment's file.
    std::chrono::system_clock::time_point started = {};
    double seconds = 0;  ///< of training, pauses and evaluations left out
    std::int64_t steps = 0;
    double epochs = 0;
    /// Of a run that has not finished, as the epochs it has by now tell; 0: not known yet.
    std::int64_t plannedSteps = 0;
    std::string
        device;  ///< titles of its black boxes' devices, each once; empty: a digital network
    std::string method;   ///< likewise of what estimates the gradients of their parameters
    std::string dataset;  ///< title
    std::int64_t seed = 0;
    double lastLoss = std::numeric_limits<double>::quiet_NaN();  ///< of the last step's batch
    std::optional<EvaluationRecord> last = {};
    /// That with the least validation loss; without a validation set the one with the highest
    /// accuracy, or where there is none with the least error, or loss.
    std::optional<EvaluationRecord> best = {};
    /// Of the surrogates; of a run without summary NaN.
    double surrogateError = std::numeric_limits<double>::quiet_NaN();
    /// Of all black boxes. Of a run without summary, programmings, time and energy are sums that
    /// count as forward passes.
    Ledger ledger = {};
    std::size_t changes = 0;  ///< options that were given another value in mid-run
    bool hasWeights = false;
    bool canGoOn = false;  ///< it has a checkpoint to be resumed from
    /// Every setting of its experiment as it began, sorted by path.
    std::vector<RunSetting> settings;
    /// Equal for runs that differ in nothing but the seed: settings, network, changes in mid-run
    /// and, where one was ended early on demand, steps.
    std::string group;

    /// Of the setting with this path; nothing where the run has none.
    const std::string* setting(std::string_view path) const;
};

/// Reads what there is of the run in `folder`; what can't be read makes an unreadable one. Reads
/// the ends of long files only.
RunEntry readRunEntry(const std::filesystem::path& folder);

/// "2026-11-29 04:53:12", local time.
std::string startText(const RunEntry& run);

}  // namespace obscura
