// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliSinks.h"

#include "core/network/LayerCatalogue.h"
#include "core/training/Trainer.h"

#include <cstdio>

namespace obscura {

CliSinks::CliSinks(const Experiment& experiment, bool wantsTensorBoard) {
    if (wantsTensorBoard)
        m_tensorBoard.emplace(experiment);
    for (const Block& block : experiment.graph.blocks) {
        if (hasRole(block, LayerRole::Physical))
            m_boxes.push_back(block.id);
    }
}

void CliSinks::receive(const RunEvent& event) {
    m_progress.receive(event);
    if (!m_tensorBoard)
        return;
    m_tensorBoard->receive(event);
    visitNews(
        event, [&](const EvaluationRecord&) { askForLooks(); },
        [&](const RunSummary&) {
            if (const std::string& failure = m_tensorBoard->failure(); !failure.empty())
                std::fprintf(stderr, "TensorBoard: %s\n", failure.c_str());
        });
}

void CliSinks::askForLooks() {
    if (!m_trainer)
        return;
    for (const BlockId box : m_boxes) {
        m_trainer->requestSnapshot(box);
        m_trainer->requestComparison(box);
    }
}

}  // namespace obscura
