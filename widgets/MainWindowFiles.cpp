// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentFile.h"
#include "core/export/PyTorchScript.h"
#include "devices/Error.h"
#include "widgets/Autosave.h"
#include "widgets/MainWindow.h"
#include "widgets/canvas/painting/DiagramExport.h"
#include "widgets/documents/ComparisonDialog.h"
#include "widgets/documents/Questions.h"
#include "widgets/documents/RecentFiles.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/panels/RunBar.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <algorithm>
#include <filesystem>

namespace obscura {

using Action = MessageBar::Action;

namespace {

QString fileFilter() {
    return QObject::tr("Experiments (*.json);;All files (*)");
}

/// What a file of this experiment is called where the person hasn't said: "my-network.json".
QString suggestedName(const ExperimentDocument& document, const QString& suffix) {
    constexpr int kLongest = 60;
    if (!document.file().isEmpty())
        return QFileInfo(document.file()).completeBaseName() + '.' + suffix;
    static const QRegularExpression between(QStringLiteral("[^\\w]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = QString::fromStdString(document.experiment().name)
                                  .toLower()
                                  .split(between, Qt::SkipEmptyParts);
    const QString name = words.join('-').left(kLongest);
    return (name.isEmpty() ? QStringLiteral("experiment") : name) + '.' + suffix;
}

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

}  // namespace

Workspace& MainWindow::freeWorkspace() {
    return m_tabs->count() > 0 && active().isPlaceholder() ? active() : addWorkspace();
}

void MainWindow::open(Experiment experiment, const QString& file) {
    Workspace& workspace = freeWorkspace();
    workspace.open(std::move(experiment), file);
    m_tabs->activate(workspace);
}

void MainWindow::openPlaceholder(Experiment experiment) {
    Workspace& workspace = freeWorkspace();
    workspace.openPlaceholder(std::move(experiment));
    m_tabs->activate(workspace);
}

void MainWindow::chooseTemplate() {
    TemplateGallery gallery(this);
    if (gallery.exec() == QDialog::Accepted)
        open(templateExperiment(gallery.chosen().toStdString()), {});
}

void MainWindow::chooseFile() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Open experiment"), QFileInfo(document().file()).path(), fileFilter());
    openFiles(files);
}

bool MainWindow::openFile(const QString& fileOrFolder) {
    return openFiles({fileOrFolder});
}

/// What is wrong with some is told once the others are open.
bool MainWindow::openFiles(const QStringList& filesOrFolders) {
    QStringList errors;
    for (const QString& each : filesOrFolders) {
        const auto path = experimentFileOf(std::filesystem::path(each.toStdU16String()));
        const QString file = QString::fromStdU16String(path.u16string());
        try {
            if (Workspace* const there = m_tabs->holding(file))
                m_tabs->activate(*there);
            else
                open(loadExperiment(path), file);
            RecentFiles::add(file);
        } catch (const UserError& error) {
            errors << QString::fromUtf8(error.what());
        }
    }
    if (errors.size() < filesOrFolders.size()) {
        for (Workspace* const each : m_tabs->all())
            each->messages().settle(Action::Open);
    }
    for (const QString& error : errors)
        active().reportError(error, Action::Open);
    return errors.isEmpty();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFiles(localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

bool MainWindow::save(Workspace& workspace) {
    const QString file = workspace.document().file();
    return file.isEmpty() ? saveAs(workspace) : saveTo(workspace, file);
}

bool MainWindow::saveAs(Workspace& workspace) {
    const QFileInfo present(workspace.document().file());
    QFileDialog dialog(this, tr("Save experiment"), present.path(), fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix("json");
    dialog.selectFile(suggestedName(workspace.document(), "json"));
    return dialog.exec() == QDialog::Accepted &&
           saveTo(workspace, dialog.selectedFiles().constFirst());
}

bool MainWindow::saveTo(Workspace& workspace, const QString& file) {
    const Workspace* const holder = m_tabs->holding(file);
    if (holder && holder != &workspace) {
        workspace.reportError(
            tr("Can't save to %1: it is open in another tab; close that first").arg(file),
            Action::Save);
        return false;
    }
    try {
        workspace.save(file);
    } catch (const UserError& error) {
        workspace.reportError(QString::fromUtf8(error.what()), Action::Save);
        return false;
    }
    RecentFiles::add(file);
    return true;
}

void MainWindow::exportDiagramAs() {
    QFileDialog dialog(this, tr("Export diagram"), QFileInfo(document().file()).path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(
        {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF (*.pdf)")});
    dialog.setDefaultSuffix("png");
    dialog.selectFile(suggestedName(document(), "png"));
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(filter.section("*.", 1).chopped(1));
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        exportDiagram(document().experiment(), dialog.selectedFiles().constFirst());
        messages().settle(Action::Export);
    } catch (const UserError& error) {
        active().reportError(QString::fromUtf8(error.what()), Action::Export);
    }
}

void MainWindow::exportScriptAs() {
    QFileDialog dialog(this, tr("Export as PyTorch script"), QFileInfo(document().file()).path(),
                       tr("Python script (*.py)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix("py");
    dialog.selectFile(suggestedName(document(), "py"));
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        const QString file = dialog.selectedFiles().constFirst();
        exportPyTorch(document().experiment(), std::filesystem::path(file.toStdU16String()));
        messages().settle(Action::Export);
    } catch (const UserError& error) {
        active().reportError(QString::fromUtf8(error.what()), Action::Export);
    }
}

void MainWindow::compareWith(ExperimentDocument& other) {
    auto* const dialog = new ComparisonDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->follow(ComparisonDialog::Before, other);
    dialog->follow(ComparisonDialog::After, document());
    dialog->show();
}

void MainWindow::compareWith(const QString& title, const Experiment& other) {
    auto* const dialog = new ComparisonDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSide(ComparisonDialog::Before, title, other);
    dialog->follow(ComparisonDialog::After, document());
    dialog->show();
}

void MainWindow::compareWithFile() {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Compare with experiment"), QFileInfo(document().file()).path(), fileFilter());
    if (file.isEmpty())
        return;
    try {
        compareWith(QFileInfo(file).fileName(),
                    loadExperiment(std::filesystem::path(file.toStdU16String())));
        messages().settle(Action::Compare);
    } catch (const UserError& error) {
        active().reportError(QString::fromUtf8(error.what()), Action::Compare);
    }
}

/// The window always has a tab: after the last one comes what it starts with.
void MainWindow::closeTab(Workspace& workspace) {
    if (workspace.isPlaceholder() && m_tabs->count() == 1)
        return;
    m_tabs->activate(workspace);
    if (workspace.runs().isActive() && !askToEndRun(this, workspace.document().title()))
        return;
    if (workspace.document().isModified() && !confirmLeaving({&workspace}))
        return;
    workspace.stopRun();
    if (m_tabs->count() == 1) {
        addWorkspace().openPlaceholder(templateExperiment(experimentTemplates().front().name));
    }
    m_tabs->remove(workspace);
}

bool MainWindow::confirmLeaving(const std::vector<Workspace*>& unsaved) {
    QStringList titles;
    for (Workspace* const each : unsaved)
        titles << each->document().title();
    switch (askAboutUnsaved(this, titles)) {
        case Unsaved::Save:
            return std::all_of(unsaved.begin(), unsaved.end(), [this](Workspace* each) {
                m_tabs->activate(*each);
                return save(*each);
            });
        case Unsaved::Discard:
            return true;
        case Unsaved::Stay:
            break;
    }
    return false;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const std::vector<Workspace*> all = m_tabs->all();
    std::vector<Workspace*> unsaved;
    std::copy_if(all.begin(), all.end(), std::back_inserter(unsaved),
                 [](Workspace* each) { return each->document().isModified(); });
    if (!unsaved.empty() && !confirmLeaving(unsaved)) {
        event->ignore();
        return;
    }
    for (Workspace* const each : all)
        each->runs().leave();
    for (Workspace* const each : all)
        each->stopRun();
    saveWindow();
    event->accept();
}

void MainWindow::keepUnsaved(const QString& folder) {
    m_recoveryFolder = folder;
    for (Workspace* const each : m_tabs->all())
        each->keepUnsaved(folder);
    const std::vector<Recovery> left = Autosave::leftovers(folder);
    if (!left.empty())
        offer(left);
}

void MainWindow::offer(const std::vector<Recovery>& recoveries) {
    QStringList titles;
    for (const Recovery& recovery : recoveries)
        titles << (recovery.file.isEmpty() ? QString::fromStdString(recovery.experiment.name)
                                           : QFileInfo(recovery.file).fileName());
    switch (askToRecover(this, titles)) {
        case Recovering::Recover:
            for (const Recovery& recovery : recoveries)
                recover(recovery);
            break;
        case Recovering::Discard:
            std::for_each(recoveries.begin(), recoveries.end(), &Autosave::discard);
            break;
        case Recovering::NotNow:
            break;
    }
}

/// Two tabs never hold one file. What a tab shows of it gives way as long as it is on the disk too;
/// else what was recovered has to find a file of its own.
void MainWindow::recover(const Recovery& recovery) {
    Workspace* const holder = m_tabs->holding(recovery.file);
    Workspace& workspace = holder && holder->isAtRest() ? *holder : freeWorkspace();
    if (holder && holder != &workspace)
        workspace.recoverBeside(recovery);
    else
        workspace.recover(recovery);
    m_tabs->activate(workspace);
}

}  // namespace obscura
