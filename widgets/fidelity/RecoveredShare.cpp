// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/RecoveredShare.h"

#include "core/runs/RunFiles.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/panels/PanelParts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>
#include <cmath>

namespace obscura {

namespace {

Experiment named(Experiment e, const QString& ending) {
    e.name += ending.toStdString();
    return e;
}

}  // namespace

RecoveredShare::RecoveredShare(ExperimentDocument& document, RunController& runs, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_runs(runs),
      m_share(new QLabel),
      m_details(new ElidedLabel),
      m_train(new QAction(tr("Train &frozen and exact beside"), this)) {
    const QString help = wrappedToolTip(tr(
        "The recovered share ρ = (accuracy − frozen)/(exact − frozen) tells how well the devices "
        "are trained: 0 as if they were left as they are, 1 as if they could be differentiated. "
        "This trains the same network both ways, each in a tab of its own."));
    m_train->setToolTip(help);
    setToolTip(help);
    auto* const button = new QToolButton;
    button->setDefaultAction(m_train);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 0, 2, 0);
    layout->addWidget(m_share);
    layout->addWidget(m_details, 1);
    layout->addWidget(button);
    connect(m_train, &QAction::triggered, this, [this] {
        const Experiment& e = m_document.experiment();
        Q_EMIT wanted(named(withReference(e, Reference::Frozen), tr(" – devices frozen")),
                      named(withReference(e, Reference::Exact), tr(" – exact derivatives")));
    });
    connect(&m_runs, &RunController::news, this, &RecoveredShare::take);
    connect(&m_document, &ExperimentDocument::changed, this, &RecoveredShare::noteDocument);
    connect(&m_document, &ExperimentDocument::resetDone, this, [this] {
        m_steps = 0;
        noteDocument();
        say();
    });
    noteDocument();
    say();
}

void RecoveredShare::setRunsFolder(const QString& folder) {
    m_folder = folder;
}

void RecoveredShare::noteDocument() {
    m_train->setEnabled(hasReferences(m_document.experiment()));
}

void RecoveredShare::take(const RunEvents& events) {
    for (const RunEvent& event : events) {
        visitNews(
            event,
            [&](const RunStarted& started) {
                m_accuracy.reset();
                m_steps = started.plannedSteps;
                look();
            },
            [&](const EvaluationRecord& record) {
                m_accuracy = record.accuracy;
                say();
            },
            [&](const RunSummary& summary) {
                m_accuracy = summary.testAccuracy;
                m_steps = summary.steps;
                look();
            });
    }
}

void RecoveredShare::look() {
    if (isVisible() && m_steps > 0) {
        m_yardstick = findYardstick(m_runs.startedWith(), m_steps,
                                    runsFolder(std::filesystem::path(m_folder.toStdU16String())));
    }
    say();
}

/// ρ and what it lies between, as far as they are known.
void RecoveredShare::say() {
    if (m_steps == 0)
        return say(tr("Recovered share ρ: no run yet"), {});
    if (!m_yardstick.isKnown())
        return say(tr("Recovered share ρ: not known"),
                   tr("no frozen and exact run of as many steps"));
    const QString between =
        tr("frozen %1, exact %2")
            .arg(formatNumber(m_yardstick.frozenMean()), formatNumber(m_yardstick.exactMean()));
    const double share = m_accuracy ? m_yardstick.recoveredShare(*m_accuracy) : std::nan("");
    if (std::isnan(share))
        return say(tr("Recovered share ρ"), between);
    say(tr("Recovered share ρ = %1").arg(formatNumber(share)),
        tr("test accuracy %1, %2").arg(formatNumber(*m_accuracy), between));
}

void RecoveredShare::say(const QString& share, const QString& between) {
    m_share->setText(share);
    m_between = between;
    m_details->setFullText(between);
}

void RecoveredShare::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    look();
}

}  // namespace obscura
