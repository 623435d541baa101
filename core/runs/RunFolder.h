// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AppendFile.h"
#include "core/experiment/Experiment.h"
#include "core/runs/Records.h"
#include "core/weights/Checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// The record of one run on disk, readable without this program and after a crash:
/// experiment.json, steps.csv, evaluations.csv (append only, units in the header), summary.json
/// and checkpoint/; changes.csv where the experiment was changed while it ran. Every failure to
/// write throws UserError with file and reason; DiskFull where the disk is full, and nothing is
/// lost then: rows are kept and go with the next flush().
class RunFolder {
public:
    /// Makes a new folder "<date>-<time>-<experiment's name>" inside `parent` (and `parent`
    /// itself).
    RunFolder(const std::filesystem::path& parent, const Experiment& experiment);

    void append(const StepRecord& record);
    void append(const EvaluationRecord& record);
    /// Records at once that `option` of `block` is `value` from the end of step `step` on.
    void noteChange(std::int64_t step, const std::string& block, const std::string& option,
                    const std::string& value);
    /// Hands appended rows to the system; called once a second or so. Throws UserError, too, when
    /// the folder or a file in it has been deleted or moved: a moved folder's record stays whole,
    /// as all goes on into that folder, but nobody would find it where it is looked for.
    void flush();
    /// And to the disk, so that a power cut leaves them: called beside each checkpoint.
    void sync();
    /// Syncs the rows first: a summary is not to stand beside rows that are lost.
    void write(const RunSummary& summary);
    /// The network's weights, as path()/checkpoint/network.safetensors.
    void write(const std::vector<TensorView>& weights);

    const std::filesystem::path& path() const { return m_folder.path(); }
    /// Where the folder is by now; empty where it was deleted.
    std::filesystem::path place() const { return m_folder.place(); }

    /// $XDG_DATA_HOME/obscura/runs, or ~/.local/share/obscura/runs.
    static std::filesystem::path defaultParent();
    /// Makes `parent` and throws UserError when no run folder can be made in it or its name isn't
    /// UTF-8: for a message
    /// before a run starts.
    static void requireWritable(const std::filesystem::path& parent);
    /// Whether `file`, which needn't be there, lies in the folder of a run, or in its checkpoint: a
    /// record that nothing else may be written into. Such a folder is known by its files:
    /// experiment.json beside steps.csv or summary.json.
    static bool holds(const std::filesystem::path& file);

private:
    void requirePlace() const;

    Folder m_folder;
    AppendFile m_steps;
    AppendFile m_evaluations;
    std::optional<AppendFile> m_changes;  ///< opened by the first change
};

/// The summary as the JSON object that summary.json holds and the terminal program prints.
std::string formatSummary(const RunSummary& summary);

}  // namespace obscura
