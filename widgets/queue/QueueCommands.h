// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/RunEntry.h"

#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

class QAction;
class QWidget;

namespace obscura {

class RunQueue;
class RunWatcher;
class WorkspaceTabs;

/// What puts experiments into the queue: the one in front as it is now, the same with several
/// seeds, or a recorded one with another seed. What can't run is told in the message bar of the tab
/// in front.
class QueueCommands : public QObject {
    Q_OBJECT

public:
    /// Seeds are those that `recorded` doesn't have; dialogs belong to `window`. All must outlive
    /// the commands.
    QueueCommands(WorkspaceTabs& tabs, RunQueue& queue, RunWatcher& recorded, QWidget& window);

    QAction* addAction() const { return m_add; }
    QAction* seedsAction() const { return m_seeds; }

    void addFront();
    /// `count` times, each with a seed of its own from the present one on.
    void addSeeds(int count);
    /// The experiment of that run, with the next seed.
    void addAgain(const std::filesystem::path& run);

private:
    using Runs = std::vector<std::shared_ptr<const RunEntry>>;
    void askForSeeds();
    bool add(const Experiment& experiment, const QString& title,
             const std::optional<DatasetFacts>& data);
    /// `e` with the least seed from its own on, or above it, that is neither recorded nor waits.
    Experiment withFreeSeed(Experiment e, bool mayKeep) const;

    WorkspaceTabs& m_tabs;
    RunQueue& m_queue;
    RunWatcher& m_recorded;
    QWidget& m_window;
    QAction* m_add;
    QAction* m_seeds;
};

}  // namespace obscura
