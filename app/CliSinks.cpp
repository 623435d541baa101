// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliSinks.h"

#include <cstdio>

namespace obscura {

CliSinks::CliSinks(const Experiment& experiment, bool wantsTensorBoard) {
    if (wantsTensorBoard)
        m_tensorBoard.emplace(experiment);
}

void CliSinks::follow(Trainer& trainer) {
    if (m_tensorBoard)
        m_tensorBoard->follow(trainer);
}

void CliSinks::receive(const RunEvent& event) {
    m_progress.receive(event);
    if (!m_tensorBoard)
        return;
    m_tensorBoard->receive(event);
    visitNews(event, [&](const RunSummary&) {
        if (const std::string& failure = m_tensorBoard->failure(); !failure.empty())
            std::fprintf(stderr, "TensorBoard: %s\n", failure.c_str());
    });
}

}  // namespace obscura
