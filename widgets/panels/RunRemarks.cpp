// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RunRemarks.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/TrainingPanel.h"

namespace obscura {

namespace {

/// Of a field that shows `shown`, in a run that began with `before` and has `now`.
QString remark(const OptionInfo& info, const OptionValue& shown, const OptionValue& before,
               const OptionValue& now) {
    const auto text = [&](const OptionValue& value) {
        if (const bool* const flag = std::get_if<bool>(&value))
            return *flag ? QObject::tr("on") : QObject::tr("off");
        return optionText(info, value);
    };
    if (now == before)
        return shown == now ? QString() : QObject::tr("The run has %1.").arg(text(now));
    return shown == now
               ? QObject::tr("The run began with %1.").arg(text(before))
               : QObject::tr("The run has %1 now and began with %2.").arg(text(now), text(before));
}

bool has(const Experiment& e, BlockId block) {
    return block == 0 || e.graph.find(block);
}

}  // namespace

RunRemarks::RunRemarks(ExperimentDocument& document, RunController& runs, BlockPanel& blocks,
                       TrainingPanel& training)
    : m_document(document), m_runs(runs), m_blocks(blocks), m_training(training) {
    connect(&document, &ExperimentDocument::changed, this, &RunRemarks::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, &RunRemarks::refresh);
    connect(&blocks, &BlockPanel::blockShown, this, &RunRemarks::refresh);
    onNews<TrainerState>(runs, this, [this](TrainerState) { refresh(); });
    onNews<ChangeMade>(runs, this, [this](const ChangeMade&) { refresh(); });
    onNews<RunSummary>(runs, this, [this](const RunSummary&) { refresh(); });
}

void RunRemarks::refresh() {
    m_training.setRemarks(remarksOn(0));
    if (const BlockId block = m_blocks.block(); block != 0)
        m_blocks.setRemarks(remarksOn(block));
}

std::map<std::string, QString> RunRemarks::remarksOn(BlockId block) const {
    std::map<std::string, QString> remarks;
    const Experiment& shown = m_document.experiment();
    const Experiment& now = m_runs.experiment();
    if (!m_runs.isActive() || !has(shown, block) || !has(now, block))
        return remarks;
    for (const OptionInfo& info : optionsOf(now, block)) {
        if (!info.isLive || !findOption(optionsOf(shown, block), info.name))
            continue;
        const auto valueIn = [&](const Experiment& e) { return valueOf(e, block, info.name); };
        remarks[info.name] =
            remark(info, valueIn(shown), valueIn(m_runs.startedWith()), valueIn(now));
    }
    return remarks;
}

}  // namespace obscura
