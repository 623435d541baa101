// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AppendFile.h"
#include "core/experiment/Experiment.h"
#include "core/runs/KeptLooks.h"
#include "core/runs/Resumption.h"
#include "core/runs/RunEvent.h"
#include "core/weights/Checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace obscura {

/// Writes the record of one run into a folder, readable without this program and after a crash:
/// experiment.json, steps.csv, evaluations.csv (append only, units in the header), summary.json,
/// confusion.csv, checkpoint/ and looks/; changes.csv where the experiment was changed while it
/// ran.
///
/// What it receives is kept in memory, which can't fail; it goes to the disk when the trainer asks
/// for it, who can wait for room there. Every failure to write throws UserError with file and
/// reason; DiskFull where the disk is full, and nothing is lost then: what is kept goes with the
/// next flush().
class RunWriter final : public RunSink {
public:
    /// Makes a new folder "<date>-<time>-<experiment's name>" inside `parent` (and `parent`
    /// itself).
    RunWriter(const std::filesystem::path& parent, const Experiment& experiment);

    /// Goes on recording a run where it can go on. What it had recorded behind that is gone, and so
    /// is its summary. Throws UserError where another program records into the folder.
    explicit RunWriter(const Resumption& resumption);

    /// Keeps a row for each step, evaluation and change.
    void receive(const RunEvent& event) override;
    /// Hands the rows to the system; called once a second or so. Throws UserError, too, when the
    /// folder or a file in it has been deleted or moved: a moved folder's record stays whole, as
    /// all goes on into that folder, but nobody would find it where it is looked for.
    void flush();
    /// And to the disk, so that a power cut leaves them: called beside each checkpoint.
    void sync();
    /// Syncs the rows first: a summary is not to stand beside rows that are lost.
    void write(const RunSummary& summary);
    /// As confusion.csv, replaced by each: class by class how often it was answered by which. None
    /// where answers are no classes, or too many.
    void write(const AnswerReport& answers);
    /// All that it needs to go on, beside the weights. Syncs the rows first, as for a summary.
    void write(const RunState& state);
    /// The network's weights, as path()/checkpoint/network.safetensors.
    void write(const std::vector<TensorView>& weights);

    /// What black boxes look like now, as looks/<step>.safetensors.
    void write(const KeptLooks& looks) { writeLooks(m_folder, looks); }
    void removeLooks(std::int64_t step) { obscura::removeLooks(m_folder, step); }

    const std::filesystem::path& path() const { return m_folder.path(); }
    /// Where the folder is by now; empty where it was deleted.
    std::filesystem::path place() const { return m_folder.place(); }

private:
    void claim();
    void flushChanges();
    void requirePlace() const;

    Folder m_folder;
    AppendFile m_steps;
    AppendFile m_evaluations;
    std::optional<AppendFile> m_changes;  ///< opened for the first change
    std::string m_newChanges;             ///< rows that m_changes has not been given yet
};

}  // namespace obscura
