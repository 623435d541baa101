// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"

#include <QObject>
#include <QTimer>
#include <vector>

class QAction;

namespace obscura {

class ExperimentDocument;
class RunController;

/// Lets the run that goes on have what has been edited since, as far as options are live: all of it
/// on demand, or each edit by itself. Edits count once nobody has typed for a moment.
class LiveEdits : public QObject {
    Q_OBJECT

public:
    LiveEdits(ExperimentDocument& document, RunController& runs, QObject* parent = nullptr);

    /// What the run has not been told yet, of blocks that are in both.
    std::vector<Change> pending() const;
    /// Tells the run all of it; there only while there is something.
    QAction* applyAction() const { return m_apply; }
    /// Checked: edits are told at once.
    QAction* atOnceAction() const { return m_atOnce; }

private:
    void look();
    void apply();

    ExperimentDocument& m_document;
    RunController& m_runs;
    QAction* m_apply;
    QAction* m_atOnce;
    QTimer m_rest;
};

}  // namespace obscura
