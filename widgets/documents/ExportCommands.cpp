// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/ExportCommands.h"

#include "core/export/PyTorchScript.h"
#include "devices/Error.h"
#include "widgets/canvas/painting/DiagramExport.h"
#include "widgets/documents/FileNames.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/report/RunReport.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <algorithm>
#include <filesystem>

namespace obscura {

ExportCommands::ExportCommands(WorkspaceTabs& tabs, QWidget& window)
    : m_tabs(tabs), m_window(window) {
    auto* const diagram = new QAction(tr("&Export diagram…"), this);
    diagram->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(diagram, &QAction::triggered, this, &ExportCommands::exportDiagramAs);
    auto* const script = new QAction(tr("Export P&yTorch script…"), this);
    script->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    connect(script, &QAction::triggered, this, &ExportCommands::exportScriptAs);
    auto* const report = new QAction(tr("Expor&t report of the run…"), this);
    connect(report, &QAction::triggered, this, &ExportCommands::exportReportAs);
    m_actions = {diagram, script, report};
    qApp->installEventFilter(this);
}

void ExportCommands::exportDiagramAs() {
    const ExperimentDocument& document = m_tabs.active().document();
    QFileDialog dialog(&m_window, tr("Export diagram"), folderOf(document));
    dialog.setNameFilters(
        {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF (*.pdf)")});
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(filter.section("*.", 1).chopped(1));
    });
    exportBy(dialog, suggestedName(document, "png"),
             [&](const QString& file) { exportDiagram(document.experiment(), file); });
}

void ExportCommands::exportScriptAs() {
    const ExperimentDocument& document = m_tabs.active().document();
    QFileDialog dialog(&m_window, tr("Export as PyTorch script"), folderOf(document),
                       tr("Python script (*.py)"));
    exportBy(dialog, suggestedName(document, "py"), [&](const QString& file) {
        exportPyTorch(document.experiment(), document.files(),
                      std::filesystem::path(file.toStdU16String()));
    });
}

void ExportCommands::exportReportAs() {
    Workspace& workspace = m_tabs.active();
    const QString run = workspace.runFolder();
    if (run.isEmpty())
        return workspace.reportError(tr("There is no run to report yet: press Run"),
                                     MessageBar::Action::Export);
    exportReportOf(run);
}

void ExportCommands::exportReportOf(const QString& run) {
    QFileDialog dialog(&m_window, tr("Export report of the run"),
                       folderOf(m_tabs.active().document()), tr("PDF (*.pdf)"));
    exportBy(dialog, QFileInfo(run).fileName() + QStringLiteral(".pdf"), [&](const QString& file) {
        writeRunReport(std::filesystem::path(run.toStdU16String()), file);
    });
}

void ExportCommands::exportBy(QFileDialog& dialog, const QString& name,
                              const std::function<void(const QString&)>& write) {
    Workspace& workspace = m_tabs.active();
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QFileInfo(name).suffix());
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        write(dialog.selectedFiles().constFirst());
        workspace.messages().settle(MessageBar::Action::Export);
    } catch (const UserError& error) {
        workspace.reportError(QString::fromUtf8(error.what()), MessageBar::Action::Export);
    }
}

/// Text fields know Ctrl+E as the end of the line; here it exports, wherever the focus is.
bool ExportCommands::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && watched->isWidgetType() &&
        static_cast<QWidget*>(watched)->window() == &m_window) {
        const QKeySequence keys(static_cast<QKeyEvent*>(event)->keyCombination());
        const bool exports = std::ranges::any_of(m_actions, [&](const QAction* action) {
            return !action->shortcut().isEmpty() && action->shortcut() == keys;
        });
        if (exports) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace obscura
