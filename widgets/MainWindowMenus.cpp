// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/Appearance.h"
#include "widgets/Autosave.h"
#include "widgets/MainWindow.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/canvas/DiagramExport.h"
#include "widgets/canvas/OverviewMap.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/panels/RunBar.h"
#include "widgets/plots/RunPlots.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <filesystem>

namespace obscura {

namespace {

constexpr int kMostRecent = 8;
const QString kRecentKey = QStringLiteral("files/recent");

QString fileFilter() {
    return QObject::tr("Experiments (*.json);;All files (*)");
}

}  // namespace

void MainWindow::makeFileMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&File"));
    fillTemplateMenu(*menu->addMenu(tr("&New from template")));
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::chooseFile);
    m_recentMenu = menu->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menu->addSeparator();
    menu->addAction(tr("&Save"), QKeySequence::Save, this, &MainWindow::save);
    menu->addAction(tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this,
                    &MainWindow::saveAs);
    menu->addAction(tr("&Export diagram…"), QKeySequence(Qt::CTRL | Qt::Key_E), this,
                    &MainWindow::exportDiagramAs);
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &MainWindow::close);
}

void MainWindow::fillTemplateMenu(QMenu& menu) {
    menu.setToolTipsVisible(true);
    for (const TemplateInfo& info : experimentTemplates()) {
        const QString name = QString::fromStdString(info.name);
        QAction* const action = menu.addAction(QString::fromStdString(info.title), this,
                                               [this, name] { openTemplate(name); });
        action->setToolTip("<qt>" + QString::fromStdString(info.description).toHtmlEscaped() +
                           "</qt>");
    }
}

void MainWindow::fillRecentMenu() {
    m_recentMenu->clear();
    const QStringList files = QSettings().value(kRecentKey).toStringList();
    for (const QString& file : files) {
        m_recentMenu
            ->addAction(QFileInfo(file).fileName(), this,
                        [this, file] {
                            if (confirmLeaving())
                                openFile(file);
                        })
            ->setToolTip(file);
    }
    m_recentMenu->setToolTipsVisible(true);
    if (files.isEmpty())
        m_recentMenu->addAction(tr("No files yet"))->setEnabled(false);
}

void MainWindow::makeEditMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&Edit"));
    QAction* const undo = m_document.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* const redo = m_document.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addActions(m_scene->actions().all());
}

void MainWindow::makeViewMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&View"));
    menu->addAction(tr("Zoom &in"), QKeySequence::ZoomIn, m_canvas, &CanvasView::zoomIn);
    menu->addAction(tr("Zoom &out"), QKeySequence::ZoomOut, m_canvas, &CanvasView::zoomOut);
    menu->addAction(tr("&Actual size"), QKeySequence(Qt::CTRL | Qt::Key_1), m_canvas,
                    &CanvasView::resetZoom);
    menu->addAction(tr("&Fit the network"), QKeySequence(Qt::CTRL | Qt::Key_0), m_canvas,
                    &CanvasView::zoomToFit);
    menu->addAction(m_canvas->overview().toggleAction());
    menu->addSeparator();
    QMenu* const over = menu->addMenu(tr("Plots o&ver"));
    const std::array<QString, kTimeAxes.size()> axes{tr("&Steps"), tr("&Epochs"), tr("Se&conds"),
                                                     tr("&Queries"), tr("&Device time")};
    for (std::size_t i = 0; i < kTimeAxes.size(); ++i) {
        over->addAction(axes[i], QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))), this,
                        [this, i] { m_plots->setTimeAxis(kTimeAxes[i]); });
    }
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
    QMenu* const menu = m_menus->addMenu(tr("&Run"));
    menu->setToolTipsVisible(true);
    menu->addActions({m_runBar->runAction(), m_runBar->pauseAction(), m_runBar->stepAction(),
                      m_runBar->stopAction()});
}

void MainWindow::makeHelpMenu() {
    QMenu* const menu = m_menus->addMenu(tr("&Help"));
    menu->addAction(tr("&About Obscura"), this, &MainWindow::showAbout);
}

void MainWindow::openTemplate(const QString& name) {
    if (confirmLeaving())
        open(templateExperiment(name.toStdString()), {});
}

void MainWindow::chooseFile() {
    if (!confirmLeaving())
        return;
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open experiment"), QFileInfo(m_document.file()).path(), fileFilter());
    if (!file.isEmpty())
        openFile(file);
}

bool MainWindow::openFile(const QString& file) {
    try {
        open(loadExperiment(std::filesystem::path(file.toStdU16String())), file);
    } catch (const UserError& error) {
        reportError(QString::fromUtf8(error.what()));
        return false;
    }
    remember(file);
    return true;
}

bool MainWindow::save() {
    return m_document.file().isEmpty() ? saveAs() : saveTo(m_document.file());
}

bool MainWindow::saveAs() {
    QFileDialog dialog(this, tr("Save experiment"), QFileInfo(m_document.file()).path(),
                       fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix("json");
    dialog.selectFile(QFileInfo(m_document.file()).fileName());
    return dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().constFirst());
}

bool MainWindow::saveTo(const QString& file) {
    try {
        m_document.save(file);
    } catch (const UserError& error) {
        reportError(QString::fromUtf8(error.what()));
        return false;
    }
    remember(file);
    return true;
}

void MainWindow::exportDiagramAs() {
    QFileDialog dialog(this, tr("Export diagram"), QFileInfo(m_document.file()).path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(
        {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF (*.pdf)")});
    dialog.setDefaultSuffix("png");
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& filter) {
        dialog.setDefaultSuffix(filter.section("*.", 1).chopped(1));
    });
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        exportDiagram(m_document.experiment(), dialog.selectedFiles().constFirst());
    } catch (const UserError& error) {
        reportError(QString::fromUtf8(error.what()));
    }
}

bool MainWindow::confirmLeaving() {
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("“%1” has changes that are not saved.").arg(m_document.title()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save:
            return save();
        case QMessageBox::Discard:
            return true;
        default:
            return false;
    }
}

void MainWindow::keepUnsaved(const QString& folder) {
    m_autosave = std::make_unique<Autosave>(m_document, folder);
    connect(m_autosave.get(), &Autosave::failed, this, &MainWindow::reportError);
    for (const Recovery& recovery : Autosave::leftovers(folder)) {
        if (!offer(recovery))
            return;
    }
}

bool MainWindow::offer(const Recovery& recovery) {
    const QString name = recovery.file.isEmpty() ? QString::fromStdString(recovery.experiment.name)
                                                 : QFileInfo(recovery.file).fileName();
    QMessageBox box(
        QMessageBox::Question, tr("Unsaved changes"),
        tr("Obscura ended before changes of “%1” were saved. They are still here.").arg(name),
        QMessageBox::NoButton, this);
    const QAbstractButton* const recover = box.addButton(tr("&Recover"), QMessageBox::AcceptRole);
    const QAbstractButton* const discard =
        box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("&Not now"), QMessageBox::RejectRole);
    box.exec();
    if (box.clickedButton() == discard)
        Autosave::discard(recovery);
    if (box.clickedButton() != recover)
        return true;
    stopRun();
    m_document.recover(recovery.experiment, recovery.file);
    greet();
    if (m_autosave->write())
        Autosave::discard(recovery);
    return false;
}

void MainWindow::remember(const QString& file) {
    const QString path = QFileInfo(file).absoluteFilePath();
    QSettings settings;
    QStringList files = settings.value(kRecentKey).toStringList();
    files.removeAll(path);
    files.prepend(path);
    settings.setValue(kRecentKey, files.mid(0, kMostRecent));
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
