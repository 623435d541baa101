// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RunFollower.h"

#include "widgets/panels/BlackBoxChoice.h"

namespace obscura {

RunFollower::RunFollower(ExperimentDocument& document, RunController& runs, BlackBoxChoice& choice,
                         QWidget& view, Question question)
    : m_document(document),
      m_runs(runs),
      m_choice(choice),
      m_pacer([this, &view, question = std::move(question)] {
          if (!view.isVisible() || !followsRun())
              return false;
          question(box());
          return true;
      }) {
    connect(&choice, &BlackBoxChoice::chosen, this, [this] {
        m_pacer.forget();
        Q_EMIT boxChosen();
        m_pacer.noteNews();
        Q_EMIT changed();
    });
    connectDocument();
    connectRuns();
    m_choice.fill();
}

/// The list follows the document; a run's own experiment differs from it by later edits only.
void RunFollower::connectDocument() {
    const auto fill = [this] {
        m_choice.fill();
        Q_EMIT changed();
    };
    connect(&m_document, &ExperimentDocument::changed, this, fill);
    connect(&m_document, &ExperimentDocument::resetDone, this, [this, fill] {
        forget();
        Q_EMIT forgotten();
        fill();
    });
}

void RunFollower::connectRuns() {
    onNews<TrainerState>(m_runs, this, [this](TrainerState state) {
        if (state != TrainerState::Preparing)
            return;
        forget();
        m_pacer.forget();
        Q_EMIT forgotten();
        Q_EMIT begun();
        Q_EMIT changed();
    });
    onNews<StepRecord>(m_runs, this, [this](const StepRecord&) { m_pacer.noteNews(); });
    onNews<RunSummary>(m_runs, this, [this](const RunSummary&) {
        m_pacer.forget();
        Q_EMIT changed();
    });
}

BlockRepetition RunFollower::box() const {
    return m_choice.box();
}

void RunFollower::setBlock(BlockId block) {
    m_choice.setBlock(block);
}

bool RunFollower::isPartOfRun() const {
    const Graph& graph = m_runs.experiment().graph;
    const Block* const block = graph.find(box().block);
    return block && hasRole(*block, LayerRole::Physical) &&
           box().repetition <= graph.repetitionsOf(*block);
}

bool RunFollower::followsRun() const {
    return m_runs.isActive() && isPartOfRun();
}

}  // namespace obscura
