// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

class QWidget;

namespace obscura {

class FileCommands;
struct Recovery;
class WorkspaceTabs;

/// Keeps the unsaved changes of all tabs, and offers what a program that was killed has left.
class UnsavedChanges : public QObject {
    Q_OBJECT

public:
    /// Questions belong to `window`; all must outlive this.
    UnsavedChanges(WorkspaceTabs& tabs, FileCommands& files, QWidget& window);

    /// Keeps them inside of `folder` from now on, and offers what is there from earlier.
    void keepIn(const QString& folder);

private:
    void offer(const std::vector<Recovery>& recoveries);
    void recover(const Recovery& recovery);

    WorkspaceTabs& m_tabs;
    FileCommands& m_files;
    QWidget& m_window;
    QString m_folder;
};

}  // namespace obscura
