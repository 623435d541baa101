// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueCommands.h"

#include "core/experiment/Change.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/RunFiles.h"
#include "devices/Error.h"
#include "widgets/ToolTip.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/history/RunNames.h"
#include "widgets/history/RunWatcher.h"
#include "widgets/queue/RunQueue.h"

#include <QAction>
#include <QInputDialog>

namespace obscura {

namespace {

constexpr int kUsualSeeds = 3;
constexpr int kMostSeeds = 1000;

QString withSeed(const QString& title, const Experiment& e) {
    return QObject::tr("%1 · seed %2").arg(title).arg(std::get<Index>(valueOf(e, 0, "seed")));
}

}  // namespace

QueueCommands::QueueCommands(WorkspaceTabs& tabs, RunQueue& queue, RunWatcher& recorded,
                             QWidget& window)
    : QObject(&window),
      m_tabs(tabs),
      m_queue(queue),
      m_recorded(recorded),
      m_window(window),
      m_add(new QAction(tr("Add to the &queue"), this)),
      m_seeds(new QAction(tr("Add with several s&eeds…"), this)) {
    m_add->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F5));
    m_add->setToolTip(wrappedToolTip(
        tr("The experiment runs as it is now, in the background, when its turn comes")));
    m_seeds->setToolTip(wrappedToolTip(
        tr("Several runs that differ in nothing but the seed, for a mean and its spread")));
    connect(m_add, &QAction::triggered, this, &QueueCommands::addFront);
    connect(m_seeds, &QAction::triggered, this, &QueueCommands::askForSeeds);
}

bool QueueCommands::add(const Experiment& experiment, const QString& title,
                        const std::optional<DatasetFacts>& data) {
    MessageBar& messages = m_tabs.active().messages();
    try {
        m_queue.add(experiment, title, data);
    } catch (const UserError& error) {
        m_tabs.active().reportError(tr("Can't run: %1").arg(QString::fromUtf8(error.what())),
                                    MessageBar::Action::Run);
        return false;
    }
    messages.settle(MessageBar::Action::Run);
    return true;
}

void QueueCommands::addFront() {
    ExperimentDocument& document = m_tabs.active().document();
    document.commitSession();
    add(document.experiment(), document.title(), document.files().data);
}

void QueueCommands::askForSeeds() {
    // Those of the runs that have ended meanwhile are taken, too.
    m_recorded.look();
    bool isMeant = false;
    const int count =
        QInputDialog::getInt(&m_window, tr("Several seeds"),
                             tr("How many runs, each with a seed that no recorded run of this "
                                "experiment has:"),
                             kUsualSeeds, 1, kMostSeeds, 1, &isMeant);
    if (isMeant)
        addSeeds(count);
}

void QueueCommands::addSeeds(int count) {
    m_recorded.finish();
    ExperimentDocument& document = m_tabs.active().document();
    document.commitSession();
    Experiment e = document.experiment();
    for (int i = 0; i < count; ++i) {
        e = withFreeSeed(e, i == 0);
        if (!add(e, withSeed(document.title(), e), document.files().data))
            return;
    }
}

void QueueCommands::addAgain(const std::filesystem::path& run) {
    try {
        const Experiment e = withFreeSeed(loadExperiment(run / kExperimentFile), false);
        add(e, withSeed(QString::fromStdString(e.name), e), {});
    } catch (const UserError& error) {
        m_tabs.active().reportError(QString::fromUtf8(error.what()), MessageBar::Action::Run);
    }
}

Experiment QueueCommands::withFreeSeed(Experiment e, bool mayKeep) const {
    if (mayKeep && !m_queue.holds(e) && !isRecorded(e, m_recorded.runs()))
        return e;
    do {
        e = withNextSeed(e, m_recorded.runs());
    } while (m_queue.holds(e));
    return e;
}

}  // namespace obscura
