// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ViewMenu.h"

#include "widgets/Appearance.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/OverviewMap.h"
#include "widgets/documents/MenuText.h"
#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/language/Language.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/RunPlots.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMainWindow>

namespace obscura {

ViewMenu::ViewMenu(const QString& title, WorkspaceTabs& tabs, QMainWindow& window)
    : QMenu(title, &window), m_tabs(tabs) {
    addZoom();
    addSeparator();
    addTimeAxes();
    addSeparator();
    addTabSteps();
    addSeparator();
    addDocks(window);
    addSeparator();
    addThemes();
    addLanguages();
}

void ViewMenu::addZoom() {
    addAction(tr("Zoom &in"), QKeySequence::ZoomIn, this,
              [this] { m_tabs.active().view().zoomIn(); });
    addAction(tr("Zoom &out"), QKeySequence::ZoomOut, this,
              [this] { m_tabs.active().view().zoomOut(); });
    addAction(tr("&Actual size"), QKeySequence(Qt::CTRL | Qt::Key_1), this,
              [this] { m_tabs.active().view().resetZoom(); });
    addAction(tr("&Fit the network"), QKeySequence(Qt::CTRL | Qt::Key_0), this,
              [this] { m_tabs.active().view().zoomToFit(); });
    QAction* const map = addAction(tr("Overview &map"));
    map->setCheckable(true);
    map->setChecked(OverviewMap::isWanted());
    connect(map, &QAction::toggled, this, [this](bool wanted) {
        for (Workspace* const workspace : m_tabs.all())
            workspace->view().overview().toggleAction()->setChecked(wanted);
    });
}

void ViewMenu::addTimeAxes() {
    QMenu* const over = addMenu(tr("Plots o&ver"));
    for (const TimeAxis axis : kTimeAxes) {
        over->addAction(withMnemonic(timeAxisName(axis), *over),
                        QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(axis))), this,
                        [this, axis] { m_tabs.active().plots().setTimeAxis(axis); });
    }
}

void ViewMenu::addTabSteps() {
    addAction(tr("Ne&xt tab"), this, [this] { m_tabs.step(1); })
        ->setShortcuts(
            {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    addAction(tr("Previous ta&b"), this, [this] { m_tabs.step(-1); })
        ->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
                        QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
}

void ViewMenu::addDocks(const QMainWindow& window) {
    for (const QDockWidget* const dock : window.findChildren<QDockWidget*>())
        addAction(dock->toggleViewAction());
}

void ViewMenu::addThemes() {
    QMenu& menu = *addMenu(tr("&Theme"));
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

/// Each is called as those who speak it do.
void ViewMenu::addLanguages() {
    QMenu& menu = *addMenu(tr("Lan&guage (from the next start on)"));
    auto* const group = new QActionGroup(&menu);
    const QString chosen = savedLanguage();
    const auto add = [&](const QString& title, const QString& language) {
        QAction* const action =
            menu.addAction(title, &menu, [language] { saveLanguage(language); });
        action->setCheckable(true);
        action->setChecked(language == chosen);
        group->addAction(action);
    };
    add(tr("&System's"), {});
    for (const QString& language : languages())
        add(withMnemonic(languageName(language), menu), language);
}

}  // namespace obscura
