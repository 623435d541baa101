// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QAction;

namespace obscura {

class ElidedLabel;
class QueueModel;
class QueueTable;
class RunQueue;

/// The queue of runs: its entries, and what can be done with those that are selected.
class QueuePanel : public QWidget {
    Q_OBJECT

public:
    /// `queue` must outlive the panel.
    explicit QueuePanel(RunQueue& queue, QWidget* parent = nullptr);

    QueueTable& table() const { return *m_table; }
    QueueModel& model() const { return *m_model; }
    QAction* upAction() const { return m_up; }
    QAction* downAction() const { return m_down; }
    QAction* cancelAction() const { return m_cancel; }
    QAction* openAction() const { return m_open; }
    QAction* pauseAction() const { return m_pause; }
    QAction* clearAction() const { return m_clear; }
    /// "one runs · 2 wait · done 14:05 · in 3 min".
    QString summary() const;
    /// "Queue (3)": with how many run or wait.
    QString title() const;

Q_SIGNALS:
    void openRequested(const QString& runFolder);

private:
    void makeActions();
    QWidget* makeBar();
    QAction* addTableAction(const QString& text, const QKeySequence& keys,
                            void (QueuePanel::*action)());
    void moveUp();
    void moveDown();
    void cancel();
    void open();
    void refresh();

    RunQueue& m_queue;
    QueueModel* m_model;
    QueueTable* m_table;
    ElidedLabel* m_summary = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_open = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_clear = nullptr;
};

}  // namespace obscura
