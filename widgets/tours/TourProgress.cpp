// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourProgress.h"

#include "widgets/MainWindow.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/tours/NamedOption.h"

#include <QDockWidget>
#include <algorithm>

namespace obscura {

namespace {

using ConditionKind = TourCondition::Kind;

std::optional<double> numberOf(const OptionValue& value) {
    if (const auto* const whole = std::get_if<Index>(&value))
        return static_cast<double>(*whole);
    if (const auto* const number = std::get_if<double>(&value))
        return *number;
    return std::nullopt;
}

bool optionHolds(const TourCondition& condition, const Experiment& e) {
    const auto option = findNamedOption(e, condition.subject);
    if (!option)
        return false;
    const OptionValue value = valueOf(e, option->block, option->info.name);
    if (condition.kind == ConditionKind::OptionIs)
        return value == checkedOption(option->info, condition.value);
    const auto number = numberOf(value);
    return number && (condition.kind == ConditionKind::OptionAtLeast ? *number >= condition.number
                                                                     : *number <= condition.number);
}

auto countOf(const Experiment& e, const std::string& kind) {
    return std::ranges::count(e.graph.blocks, kind, &Block::kind);
}

void setOption(const TourCondition& condition, ExperimentDocument& document) {
    const auto option = findNamedOption(document.experiment(), condition.subject);
    if (!option)
        return;
    const OptionValue wanted = condition.kind == ConditionKind::OptionIs
                                   ? condition.value
                                   : parseOption(option->info, formatOption(condition.number));
    const Change change{option->block, option->info.name, checkedOption(option->info, wanted)};
    document.edit(changeText(document.experiment(), change), [&](Experiment& e) {
        if (change.block == 0)
            setTrainingOption(e, change.option, change.value);
        else
            setBlockOption(e, change.block, change.option, change.value);
    });
}

void addBlocks(const TourCondition& condition, Workspace& workspace) {
    const Experiment& e = workspace.document().experiment();
    auto before = countOf(e, condition.subject);
    while (static_cast<double>(before) < condition.number) {
        workspace.scene().commands().insertAfterSelection(
            QString::fromStdString(condition.subject));
        const auto now = countOf(e, condition.subject);
        if (now == before)
            return;
        before = now;
    }
}

void select(const std::string& name, Workspace& workspace) {
    if (const Block* const block = workspace.document().experiment().graph.find(name))
        workspace.scene().selection().selectBlock(block->id);
}

}  // namespace

void TourRuns::take(const RunEvents& events) {
    for (const RunEvent& event : events) {
        visitNews(
            event,
            [&](TrainerState state) {
                if (state != TrainerState::Preparing)
                    return;
                ++m_started;
                m_isEvaluated = false;
                m_steps = 0;
            },
            [&](const StepRecord& record) { m_steps = record.step; },
            [&](const EvaluationRecord&) { m_isEvaluated = true; },
            [&](const RunSummary&) { ++m_ended; });
    }
}

bool isDockInFront(MainWindow& window, const std::string& name) {
    const auto* const dock = window.findChild<QDockWidget*>(QString::fromStdString(name));
    return dock && dock->isVisible() && !dock->visibleRegion().isEmpty();
}

bool holds(const TourCondition& condition, MainWindow& window, Workspace& workspace,
           const TourRuns& runs) {
    const Experiment& e = workspace.document().experiment();
    const bool isActive = workspace.runs().isActive();
    switch (condition.kind) {
        case ConditionKind::OptionIs:
        case ConditionKind::OptionAtLeast:
        case ConditionKind::OptionAtMost:
            return optionHolds(condition, e);
        case ConditionKind::BlocksAtLeast:
            return static_cast<double>(countOf(e, condition.subject)) >= condition.number;
        case ConditionKind::Selected: {
            const Block* const block = e.graph.find(condition.subject);
            return block && workspace.scene().selection().block() == block->id;
        }
        case ConditionKind::DockInFront:
            return isDockInFront(window, condition.subject);
        case ConditionKind::RunStarted:
            return runs.hasStarted() || isActive;
        case ConditionKind::RunPaused:
            return workspace.runs().state() == TrainerState::Paused;
        case ConditionKind::RunEnded:
            return runs.hasEnded() && !isActive;
        case ConditionKind::Evaluated:
            return runs.isEvaluated();
        case ConditionKind::Steps:
            return static_cast<double>(runs.steps()) >= condition.number;
        case ConditionKind::CanRun:
            return workspace.document().report().canRun();
    }
    return false;
}

TourTarget targetOf(const TourCondition& condition) {
    switch (condition.kind) {
        case ConditionKind::OptionIs:
        case ConditionKind::OptionAtLeast:
        case ConditionKind::OptionAtMost:
            return {TourTarget::Kind::Option, condition.subject};
        case ConditionKind::BlocksAtLeast:
            return {TourTarget::Kind::Layer, condition.subject};
        case ConditionKind::Selected:
            return {TourTarget::Kind::Block, condition.subject};
        case ConditionKind::DockInFront:
            return {TourTarget::Kind::Dock, condition.subject};
        case ConditionKind::RunStarted:
            return {TourTarget::Kind::Action, "run"};
        case ConditionKind::RunPaused:
            return {TourTarget::Kind::Action, "pause"};
        case ConditionKind::RunEnded:
        case ConditionKind::Evaluated:
        case ConditionKind::Steps:
            return {TourTarget::Kind::Plot, "loss"};
        case ConditionKind::CanRun:
            return {TourTarget::Kind::Object, "runStatus"};
    }
    return {};
}

bool bringAbout(const TourCondition& condition, MainWindow& window, Workspace& workspace) {
    switch (condition.kind) {
        case ConditionKind::OptionIs:
        case ConditionKind::OptionAtLeast:
        case ConditionKind::OptionAtMost:
            setOption(condition, workspace.document());
            return true;
        case ConditionKind::BlocksAtLeast:
            addBlocks(condition, workspace);
            return true;
        case ConditionKind::Selected:
            select(condition.subject, workspace);
            return true;
        case ConditionKind::DockInFront:
            window.raiseDock(QString::fromStdString(condition.subject));
            return true;
        case ConditionKind::RunPaused:
            if (workspace.runs().isActive())
                workspace.runs().pause();
            else
                workspace.startRun(true);
            return true;
        case ConditionKind::RunStarted:
        case ConditionKind::RunEnded:
        case ConditionKind::Evaluated:
        case ConditionKind::Steps:
            if (workspace.runs().state() == TrainerState::Paused)
                workspace.runs().resume();
            else if (workspace.runs().isActive())
                return false;
            else
                workspace.startRun();
            return true;
        case ConditionKind::CanRun:
            return false;
    }
    return false;
}

}  // namespace obscura
