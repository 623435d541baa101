// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"
#include "widgets/history/OverlaySet.h"
#include "widgets/history/RecordsReader.h"
#include "widgets/history/RunWatcher.h"

#include <QWidget>
#include <filesystem>
#include <memory>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QSplitter;

namespace obscura {

class OverlayPlots;
class RunFilter;
class RunTable;
class RunTableModel;

/// All recorded runs: a table to search, and beside it plots of those that are ticked.
class RunHistory : public QWidget {
    Q_OBJECT

public:
    explicit RunHistory(QWidget* parent = nullptr);
    ~RunHistory() override;

    /// Where runs are recorded.
    void setFolder(const std::filesystem::path& folder);
    RunWatcher& watcher() { return m_watcher; }
    RecordsReader& records() { return m_records; }
    OverlaySet& overlay() { return m_overlay; }
    RunTable& table() const { return *m_table; }
    QLineEdit& search() const { return *m_search; }
    OverlayPlots& plots() const { return *m_plots; }
    /// "12 runs", "3 of 12 runs".
    QString count() const;

    QAction* openAction() const { return m_open; }
    QAction* goOnAction() const { return m_goOn; }
    QAction* againAction() const { return m_again; }
    QAction* queueAction() const { return m_queue; }
    QAction* compareAction() const { return m_compare; }
    QAction* reportAction() const { return m_report; }
    QAction* trashAction() const { return m_trash; }

Q_SIGNALS:
    void openRequested(const std::filesystem::path& run);
    void goOnRequested(const std::filesystem::path& run);
    /// Its experiment is to be run with another seed.
    void againRequested(const std::filesystem::path& run);
    /// The same, when its turn comes.
    void queueRequested(const std::filesystem::path& run);
    /// As a page for people.
    void reportRequested(const std::filesystem::path& run);
    void failed(const QString& message);
    /// What had failed succeeded now.
    void succeeded();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QWidget* makeList();
    void makeActions();
    QAction* addRunAction(const QString& text, const QKeySequence& keys,
                          void (RunHistory::*action)());
    std::shared_ptr<const RunEntry> current() const;
    void open();
    void goOn();
    void again();
    void enqueue();
    void compare();
    void report();
    void rename();
    void editTags();
    void editNote();
    void showFolder();
    void trash();
    void tick();
    void note(const RunEntry& run, const RunNotes& notes);
    void takeRuns();
    void drawOverlay();
    void refresh();

    OverlaySet m_overlay;
    RunWatcher m_watcher;
    RecordsReader m_records;
    RunTableModel* m_model;
    RunFilter* m_filter;
    RunTable* m_table;
    QLineEdit* m_search = nullptr;
    QLabel* m_count = nullptr;
    OverlayPlots* m_plots;
    QSplitter* m_split;
    bool m_isPlaced = false;  ///< table and plots share the width
    QAction* m_open = nullptr;
    QAction* m_goOn = nullptr;
    QAction* m_again = nullptr;
    QAction* m_queue = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_report = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_trash = nullptr;
    std::vector<QAction*> m_others;
};

}  // namespace obscura
