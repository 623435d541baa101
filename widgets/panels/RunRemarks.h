// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QObject>
#include <map>
#include <string>

namespace obscura {

class BlockPanel;
class ExperimentDocument;
class RunController;
class TrainingPanel;

/// Says in the panels, below the options that may change while a run trains, what the run that
/// goes on has in their place, where that is neither what the field shows nor what the run began
/// with.
class RunRemarks : public QObject {
    Q_OBJECT

public:
    /// All of them must live longer.
    RunRemarks(ExperimentDocument& document, RunController& runs, BlockPanel& blocks,
               TrainingPanel& training);

private:
    void refresh();
    std::map<std::string, QString> remarksOn(BlockId block) const;

    ExperimentDocument& m_document;
    RunController& m_runs;
    BlockPanel& m_blocks;
    TrainingPanel& m_training;
};

}  // namespace obscura
