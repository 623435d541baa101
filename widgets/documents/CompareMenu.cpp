// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/CompareMenu.h"

#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/documents/ComparisonDialog.h"
#include "widgets/documents/FileNames.h"
#include "widgets/documents/MenuText.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/language/Translated.h"

#include <QFileDialog>
#include <QFileInfo>
#include <filesystem>

namespace obscura {

CompareMenu::CompareMenu(const QString& title, WorkspaceTabs& tabs, QWidget& window)
    : QMenu(title, &window), m_tabs(tabs), m_window(window) {
    setObjectName("compareWith");
    connect(this, &QMenu::aboutToShow, this, &CompareMenu::fill);
}

void CompareMenu::fill() {
    clear();
    for (Workspace* const each : m_tabs.all()) {
        if (each == &m_tabs.active())
            continue;
        ExperimentDocument& other = each->document();
        addAction(tr("Tab: %1").arg(menuText(*this, other.title())), this, [this, &other] {
            compare([&](ComparisonDialog& d) { d.follow(ComparisonDialog::Before, other); });
        });
    }
    addAction(tr("&File…"), this, &CompareMenu::compareWithFile);
    addSection(tr("Templates"));
    for (const TemplateInfo& info : experimentTemplates()) {
        const QString title = translated(info.title);
        addAction(title, this, [this, title, name = info.name] {
            compareWith(title, templateExperiment(name));
        });
    }
}

void CompareMenu::compare(const std::function<void(ComparisonDialog&)>& setBefore) {
    auto* const dialog = new ComparisonDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    setBefore(*dialog);
    dialog->follow(ComparisonDialog::After, m_tabs.active().document());
    dialog->show();
}

void CompareMenu::compareWith(const QString& title, const Experiment& other) {
    compare([&](ComparisonDialog& d) { d.setSide(ComparisonDialog::Before, title, other); });
}

void CompareMenu::compareWithFile() {
    Workspace& workspace = m_tabs.active();
    const QString file =
        QFileDialog::getOpenFileName(&m_window, tr("Compare with experiment"),
                                     folderOf(workspace.document()), experimentFilter());
    if (file.isEmpty())
        return;
    try {
        compareWith(QFileInfo(file).fileName(),
                    loadExperiment(std::filesystem::path(file.toStdU16String())));
        workspace.messages().settle(MessageBar::Action::Compare);
    } catch (const UserError& error) {
        workspace.reportError(QString::fromUtf8(error.what()), MessageBar::Action::Compare);
    }
}

}  // namespace obscura
