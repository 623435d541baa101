// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/FileCommands.h"

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/documents/FileNames.h"
#include "widgets/documents/Questions.h"
#include "widgets/documents/RecentFiles.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/language/Translated.h"

#include <QFileDialog>
#include <algorithm>
#include <filesystem>

namespace obscura {

using Action = MessageBar::Action;

FileCommands::FileCommands(WorkspaceTabs& tabs, QWidget& window) : m_tabs(tabs), m_window(window) {
    connect(&tabs, &WorkspaceTabs::closeRequested, this,
            [this](Workspace* workspace) { close(*workspace); });
}

Workspace& FileCommands::active() const {
    return m_tabs.active();
}

Workspace& FileCommands::freeWorkspace() {
    return m_tabs.count() > 0 && active().isPlaceholder() ? active() : m_tabs.add();
}

void FileCommands::open(Experiment experiment, const QString& file) {
    Workspace& workspace = freeWorkspace();
    workspace.open(std::move(experiment), file);
    m_tabs.activate(workspace);
}

void FileCommands::openPlaceholder(Experiment experiment) {
    Workspace& workspace = freeWorkspace();
    workspace.openPlaceholder(std::move(experiment));
    m_tabs.activate(workspace);
}

void FileCommands::chooseTemplate() {
    TemplateGallery gallery(&m_window);
    if (gallery.exec() == QDialog::Accepted)
        open(spokenTemplate(gallery.chosen().toStdString()), {});
}

void FileCommands::chooseFile() {
    openFiles(QFileDialog::getOpenFileNames(&m_window, tr("Open experiment"),
                                            folderOf(active().document()), experimentFilter()));
}

bool FileCommands::openFiles(const QStringList& filesOrFolders) {
    QStringList errors;
    for (const QString& each : filesOrFolders) {
        const auto path = experimentFileOf(std::filesystem::path(each.toStdU16String()));
        const QString file = QString::fromStdU16String(path.u16string());
        try {
            if (Workspace* const there = m_tabs.holding(file))
                m_tabs.activate(*there);
            else
                open(loadExperiment(path), file);
            RecentFiles::add(file);
        } catch (const UserError& error) {
            errors << QString::fromUtf8(error.what());
        }
    }
    if (errors.size() < filesOrFolders.size()) {
        for (Workspace* const each : m_tabs.all())
            each->messages().settle(Action::Open);
    }
    for (const QString& error : errors)
        active().reportError(error, Action::Open);
    return errors.isEmpty();
}

bool FileCommands::save(Workspace& workspace) {
    const QString file = workspace.document().file();
    return file.isEmpty() ? saveAs(workspace) : saveTo(workspace, file);
}

bool FileCommands::saveAs(Workspace& workspace) {
    QFileDialog dialog(&m_window, tr("Save experiment"), folderOf(workspace.document()),
                       experimentFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix("json");
    dialog.selectFile(suggestedName(workspace.document(), "json"));
    return dialog.exec() == QDialog::Accepted &&
           saveTo(workspace, dialog.selectedFiles().constFirst());
}

bool FileCommands::saveTo(Workspace& workspace, const QString& file) {
    const Workspace* const holder = m_tabs.holding(file);
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

/// The window always has a tab: after the last one comes what it starts with.
void FileCommands::close(Workspace& workspace) {
    if (workspace.isPlaceholder() && m_tabs.count() == 1)
        return;
    m_tabs.activate(workspace);
    if (workspace.runs().isActive() && !askToEndRun(&m_window, workspace.document().title()))
        return;
    if (workspace.document().isModified() && !confirmLeaving({&workspace}))
        return;
    workspace.stopRun();
    if (m_tabs.count() == 1)
        m_tabs.add().openPlaceholder(spokenTemplate(experimentTemplates().front().name));
    m_tabs.remove(workspace);
}

bool FileCommands::confirmLeaving(const std::vector<Workspace*>& unsaved) {
    QStringList titles;
    for (Workspace* const each : unsaved)
        titles << each->document().title();
    switch (askAboutUnsaved(&m_window, titles)) {
        case Unsaved::Save:
            return std::all_of(unsaved.begin(), unsaved.end(), [this](Workspace* each) {
                m_tabs.activate(*each);
                return save(*each);
            });
        case Unsaved::Discard:
            return true;
        case Unsaved::Stay:
            break;
    }
    return false;
}

bool FileCommands::leave() {
    const std::vector<Workspace*> all = m_tabs.all();
    std::vector<Workspace*> unsaved;
    std::copy_if(all.begin(), all.end(), std::back_inserter(unsaved),
                 [](Workspace* each) { return each->document().isModified(); });
    if (!unsaved.empty() && !confirmLeaving(unsaved))
        return false;
    for (Workspace* const each : all)
        each->runs().leave();
    for (Workspace* const each : all)
        each->stopRun();
    return true;
}

}  // namespace obscura
