// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QFileDialog;
class QWidget;

namespace obscura {

class WorkspaceTabs;

/// Writes the experiment in front for other programs, as a picture or a script, and its run for
/// people, as a report.
class ExportCommands : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the commands.
    ExportCommands(WorkspaceTabs& tabs, QWidget& window);

    /// In the order of a menu.
    const QList<QAction*>& actions() const { return m_actions; }
    /// Asks where to, and writes it.
    void exportReportOf(const QString& run);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void exportDiagramAs();
    void exportScriptAs();
    void exportReportAs();
    /// Asks for a file, suggesting `name`, and writes it; what goes wrong is told.
    void exportBy(QFileDialog& dialog, const QString& name,
                  const std::function<void(const QString& file)>& write);

    WorkspaceTabs& m_tabs;
    QWidget& m_window;
    QList<QAction*> m_actions;
};

}  // namespace obscura
