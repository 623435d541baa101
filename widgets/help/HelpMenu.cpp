// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/HelpMenu.h"

#include "widgets/Appearance.h"
#include "widgets/help/Term.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>

namespace obscura {

HelpMenu::HelpMenu(const QString& title, QMenuBar& bar, QWidget& window)
    : QMenu(title, &window), m_bar(bar), m_window(window) {
    addAction(tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), this,
              &HelpMenu::showWhatIsAsked);
    addAction(tr("&Five minutes"), this, [this] { showHelp(HelpWindow::FiveMinutes); });
    addAction(tr("&Glossary"), this, [this] { showHelp(HelpWindow::Terms); });
    addSeparator();
    addAction(tr("&About Obscura"), this, &HelpMenu::showAbout);
}

/// Made anew each time, because the menus change.
void HelpMenu::showHelp(HelpWindow::Page page) {
    QList<QMenu*> menus;
    for (const QAction* const each : m_bar.actions())
        menus << each->menu();
    delete m_help;
    m_help = new HelpWindow(menus, &m_window);
    m_help->showPage(page);
}

void HelpMenu::showWhatIsAsked() {
    const QString term = termAsked();
    term.isEmpty() ? showHelp(HelpWindow::Shortcuts) : showTerm(term);
}

void HelpMenu::showTerm(const QString& term) {
    showHelp(HelpWindow::Terms);
    m_help->showTerm(term);
}

void HelpMenu::showAbout() {
    QMessageBox box(&m_window);
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
