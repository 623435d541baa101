// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/LiveEdits.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/ToolTip.h"
#include "widgets/panels/PanelParts.h"

#include <QAction>

namespace obscura {

namespace {

constexpr int kRest = 250;  ///< ms without an edit, so that no half number is told

void addPending(std::vector<Change>& pending, const Experiment& edited, const Experiment& run,
                BlockId block) {
    for (const OptionInfo& info : optionsOf(run, block)) {
        if (!info.isLive || !findOption(optionsOf(edited, block), info.name))
            continue;
        const OptionValue wanted = valueOf(edited, block, info.name);
        if (wanted != valueOf(run, block, info.name))
            pending.push_back({.block = block, .option = info.name, .value = wanted});
    }
}

}  // namespace

LiveEdits::LiveEdits(ExperimentDocument& document, RunController& runs, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_runs(runs),
      m_apply(new QAction(tr("&Apply to the run"), this)),
      m_atOnce(new QAction(tr("Edits go to the run at &once"), this)) {
    m_apply->setIconText(tr("Apply"));
    m_apply->setShortcut(Qt::Key_F7);
    m_atOnce->setCheckable(true);
    m_atOnce->setToolTip(wrappedToolTip(
        tr("Live options, such as learning rates, the rank and the number of probes, become knobs: "
           "the run that goes on has another value from its next step on.")));
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(m_apply, &QAction::triggered, this, &LiveEdits::apply);
    connect(m_atOnce, &QAction::toggled, this, &LiveEdits::look);
    connect(&m_rest, &QTimer::timeout, this, &LiveEdits::apply);
    connect(&document, &ExperimentDocument::changed, this, [this] {
        look();
        if (m_atOnce->isChecked() && m_apply->isVisible())
            m_rest.start();
    });
    connect(&document, &ExperimentDocument::resetDone, this, &LiveEdits::look);
    onNews<TrainerState>(runs, this, [this](TrainerState) { look(); });
    onNews<ChangeMade>(runs, this, [this](const ChangeMade&) { look(); });
    onNews<RunSummary>(runs, this, [this](const RunSummary&) { look(); });
    look();
}

std::vector<Change> LiveEdits::pending() const {
    std::vector<Change> pending;
    if (!m_runs.isActive())
        return pending;
    const Experiment& edited = m_document.experiment();
    const Experiment& run = m_runs.experiment();
    addPending(pending, edited, run, 0);
    for (const Block& block : run.graph.blocks) {
        if (edited.graph.find(block.id))
            addPending(pending, edited, run, block.id);
    }
    return pending;
}

void LiveEdits::look() {
    const std::vector<Change> changes = pending();
    m_apply->setVisible(!changes.empty());
    m_apply->setEnabled(!changes.empty());
    QStringList lines{tr("Gives the run what has been edited, from its next step on:")};
    for (const Change& change : changes)
        lines << changeText(m_document.experiment(), change);
    m_apply->setToolTip(wrappedToolTip(lines.join('\n')));
}

void LiveEdits::apply() {
    m_rest.stop();
    for (const Change& change : pending())
        m_runs.change(change);
}

}  // namespace obscura
