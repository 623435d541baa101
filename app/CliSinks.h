// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CliProgress.h"
#include "core/export/TensorBoardFeed.h"

#include <optional>

namespace obscura {

/// Who hears of a run at the terminal: stderr, and TensorBoard where that is wanted.
class CliSinks final : public RunSink {
public:
    CliSinks(const Experiment& experiment, bool wantsTensorBoard);

    /// Whose news come. Outlives the run.
    void follow(Trainer& trainer);

    void receive(const RunEvent& event) override;
    bool wantsLastStates() const override { return m_tensorBoard.has_value(); }

    const RunSummary& summary() const { return m_progress.summary(); }

private:
    CliProgress m_progress;
    std::optional<TensorBoardFeed> m_tensorBoard;
};

}  // namespace obscura
