// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/TensorBoardFeed.h"

#include "core/network/LayerCatalogue.h"
#include "core/training/Trainer.h"

namespace obscura {

TensorBoardFeed::TensorBoardFeed(const Experiment& experiment) : m_writer(experiment) {
    for (const Block& block : experiment.graph.blocks) {
        if (hasRole(block, LayerRole::Physical))
            m_boxes.push_back(block.id);
    }
}

void TensorBoardFeed::receive(const RunEvent& event) {
    m_writer.receive(event);
    visitNews(event, [&](const EvaluationRecord&) { askForLooks(); });
}

void TensorBoardFeed::askForLooks() {
    Trainer* const trainer = m_trainer;
    if (!trainer)
        return;
    for (const BlockId box : m_boxes) {
        trainer->requestSnapshot(box);
        trainer->requestComparison(box);
    }
}

}  // namespace obscura
