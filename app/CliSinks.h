// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CliProgress.h"
#include "core/export/TensorBoardWriter.h"

#include <optional>
#include <vector>

namespace obscura {

class Trainer;

/// Who hears of a run at the terminal: stderr, and TensorBoard where that is wanted. For it, each
/// black box is looked at after each evaluation.
class CliSinks final : public RunSink {
public:
    CliSinks(const Experiment& experiment, bool wantsTensorBoard);

    /// Whose news come. Outlives the run.
    void follow(Trainer& trainer) { m_trainer = &trainer; }

    void receive(const RunEvent& event) override;
    bool wantsLastStates() const override { return m_tensorBoard.has_value(); }

    const RunSummary& summary() const { return m_progress.summary(); }

private:
    void askForLooks();

    CliProgress m_progress;
    std::optional<TensorBoardWriter> m_tensorBoard;
    std::vector<BlockId> m_boxes;
    Trainer* m_trainer = nullptr;
};

}  // namespace obscura
