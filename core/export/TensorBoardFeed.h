// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/TensorBoardWriter.h"

#include <atomic>
#include <vector>

namespace obscura {

class Trainer;

/// A TensorBoardWriter that has each black box looked at after each evaluation.
class TensorBoardFeed final : public RunSink {
public:
    explicit TensorBoardFeed(const Experiment& experiment);

    /// Whose news come. Outlives the run.
    void follow(Trainer& trainer) { m_trainer = &trainer; }

    void receive(const RunEvent& event) override;
    bool wantsLastStates() const override { return m_writer.wantsLastStates(); }

    /// As the writer has it.
    const std::string& failure() const { return m_writer.failure(); }

private:
    void askForLooks();

    TensorBoardWriter m_writer;
    std::vector<BlockId> m_boxes;
    std::atomic<Trainer*> m_trainer = nullptr;
};

}  // namespace obscura
