// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentFile.h"
#include "widgets/Appearance.h"
#include "widgets/MainWindow.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/OverviewMap.h"
#include "widgets/documents/MenuText.h"
#include "widgets/documents/RecentFiles.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/RunPlots.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QUndoGroup>

namespace obscura {

void MainWindow::makeFileMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&File"));
    menu->addAction(tr("&New from template…"), QKeySequence::New, this,
                    &MainWindow::chooseTemplate);
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::chooseFile);
    auto* const recent = new RecentMenu(tr("Open &recent"), menu);
    menu->addMenu(recent);
    connect(recent, &RecentMenu::fileChosen, this, &MainWindow::openFile);
    menu->addSeparator();
    menu->addAction(tr("&Save"), QKeySequence::Save, this, [this] { save(active()); });
    menu->addAction(tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                    [this] { saveAs(active()); });
    menu->addAction(tr("Na&me and description…"), this, [this] { active().editExperiment(); });
    m_exportActions = {menu->addAction(tr("&Export diagram…"), QKeySequence(Qt::CTRL | Qt::Key_E),
                                       this, &MainWindow::exportDiagramAs),
                       menu->addAction(tr("Export P&yTorch script…"),
                                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), this,
                                       &MainWindow::exportScriptAs)};
    menu->addSeparator();
    menu->addAction(tr("&Close tab"), QKeySequence(Qt::CTRL | Qt::Key_W), this,
                    [this] { closeTab(active()); });
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &QWidget::close);
}

void MainWindow::makeEditMenu() {
    m_editMenu = m_menus->addMenu(tr("&Edit"));
    QAction* const undo = m_history->createUndoAction(this, tr("&Undo"));
    undo->setIconText(tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* const redo = m_history->createRedoAction(this, tr("&Redo"));
    redo->setIconText(tr("Redo"));
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_historyActions = {undo, redo};
    m_compareMenu = new QMenu(tr("Co&mpare with"), this);
    m_compareMenu->setObjectName("compareWith");
    connect(m_compareMenu, &QMenu::aboutToShow, this, &MainWindow::fillCompareMenu);
}

/// The canvas in front has actions of its own.
void MainWindow::fillEditMenu() {
    m_editMenu->clear();
    m_editMenu->addActions(m_historyActions);
    m_editMenu->addSeparator();
    m_editMenu->addActions(active().scene().actions().all());
    m_editMenu->addSeparator();
    m_editMenu->addMenu(m_compareMenu);
}

void MainWindow::fillCompareMenu() {
    m_compareMenu->clear();
    for (Workspace* const each : m_tabs->all()) {
        if (each == &active())
            continue;
        ExperimentDocument& other = each->document();
        m_compareMenu->addAction(tr("Tab: %1").arg(menuText(*m_compareMenu, other.title())), this,
                                 [this, &other] { compareWith(other); });
    }
    m_compareMenu->addAction(tr("&File…"), this, &MainWindow::compareWithFile);
    m_compareMenu->addSection(tr("Templates"));
    for (const TemplateInfo& info : experimentTemplates()) {
        const QString title = QString::fromStdString(info.title);
        m_compareMenu->addAction(title, this, [this, title, name = info.name] {
            compareWith(title, templateExperiment(name));
        });
    }
}

void MainWindow::makeViewMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&View"));
    menu->addAction(tr("Zoom &in"), QKeySequence::ZoomIn, this,
                    [this] { active().view().zoomIn(); });
    menu->addAction(tr("Zoom &out"), QKeySequence::ZoomOut, this,
                    [this] { active().view().zoomOut(); });
    menu->addAction(tr("&Actual size"), QKeySequence(Qt::CTRL | Qt::Key_1), this,
                    [this] { active().view().resetZoom(); });
    menu->addAction(tr("&Fit the network"), QKeySequence(Qt::CTRL | Qt::Key_0), this,
                    [this] { active().view().zoomToFit(); });
    QAction* const map = menu->addAction(tr("Overview &map"));
    map->setCheckable(true);
    map->setChecked(OverviewMap::isWanted());
    connect(map, &QAction::toggled, this, [this](bool wanted) {
        for (Workspace* const workspace : m_tabs->all())
            workspace->view().overview().toggleAction()->setChecked(wanted);
    });
    menu->addSeparator();
    QMenu* const over = menu->addMenu(tr("Plots o&ver"));
    for (const TimeAxis axis : kTimeAxes) {
        over->addAction(withMnemonic(timeAxisName(axis), *over),
                        QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(axis))), this,
                        [this, axis] { plots().setTimeAxis(axis); });
    }
    menu->addSeparator();
    menu->addAction(tr("Ne&xt tab"), this, [this] { m_tabs->step(1); })
        ->setShortcuts(
            {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    menu->addAction(tr("Pre&vious tab"), this, [this] { m_tabs->step(-1); })
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
                        QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    menu->addSeparator();
    for (const QDockWidget* const dock : findChildren<QDockWidget*>())
        menu->addAction(dock->toggleViewAction());
    menu->addSeparator();
    fillThemeMenu(*menu->addMenu(tr("&Theme")));
}

void MainWindow::fillThemeMenu(QMenu& menu) {
    auto* const group = new QActionGroup(&menu);
    const int chosen = int(savedAppearance());
    const QStringList titles{tr("Follow the &system"), tr("&Light"), tr("&Dark")};
    for (int i = 0; i < titles.size(); ++i) {
        QAction* const action = menu.addAction(titles[i]);
        action->setCheckable(true);
        action->setChecked(i == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [i] {
            const auto appearance = static_cast<Appearance>(i);
            saveAppearance(appearance);
            applyAppearance(appearance);
        });
    }
}

void MainWindow::makeRunMenu() {
    m_runMenu = m_menus->addMenu(tr("&Run"));
    m_runMenu->setToolTipsVisible(true);
}

void MainWindow::makeHelpMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&Help"));
    menu->addAction(tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this,
                    [this] { showHelp(HelpWindow::Shortcuts); });
    menu->addAction(tr("&Five minutes"), this, [this] { showHelp(HelpWindow::FiveMinutes); });
    menu->addAction(tr("&Glossary"), this, [this] { showHelp(HelpWindow::Terms); });
    menu->addSeparator();
    menu->addAction(tr("&About Obscura"), this, &MainWindow::showAbout);
}

/// Made anew each time, because the menus change.
void MainWindow::showHelp(HelpWindow::Page page) {
    delete m_help;
    m_help = new HelpWindow(m_menus->findChildren<QMenu*>(Qt::FindDirectChildrenOnly), this);
    m_help->showPage(page);
}

void MainWindow::showAbout() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Obscura"));
    box.setIconPixmap(programIcon().pixmap(96, 96));
    box.setTextFormat(Qt::RichText);
    box.setText(tr("<h3>Obscura %1</h3><p>A workbench for training neural networks through black "
                   "boxes.</p><p>The method: Chertkov et al., “Low-rank surrogate modeling and "
                   "stochastic zero-order optimization for training of neural networks with "
                   "black-box layers”, arXiv:2509.15113.</p><p>Free software under the GNU General "
                   "Public License, version 3 or later.</p>")
                    .arg(QCoreApplication::applicationVersion()));
    box.exec();
}

}  // namespace obscura
