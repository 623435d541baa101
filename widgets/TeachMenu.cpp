// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TeachMenu.h"

#include "widgets/MainWindow.h"
#include "widgets/demos/DemoStage.h"
#include "widgets/plane/PlaneGuide.h"
#include "widgets/playground/PlaygroundWindow.h"
#include "widgets/sidebyside/SideBySideCommand.h"
#include "widgets/tours/TourMenu.h"

namespace obscura {

TeachMenu::TeachMenu(const QString& title, MainWindow& window, PlaneGuide& plane)
    : QMenu(title, &window),
      m_window(window),
      m_tours(new TourMenu(tr("&Tours"), window)),
      m_demos(new DemoStage(window)),
      m_sideBySide(new SideBySideCommand(window.tabs(), window)) {
    setToolTipsVisible(true);
    addMenu(m_tours);
    addMenu(m_demos->menu());
    addSeparator();
    addStages();
    addAction(m_sideBySide->action());
    addPlayground();
    addAction(plane.action());
}

void TeachMenu::addStages() {
    QAction* const action = addAction(tr("&Step through"));
    action->setShortcut(Qt::Key_F8);
    action->setToolTip(tr("Train one step and take it apart, stage by stage"));
    connect(action, &QAction::triggered, this, [this] { m_window.active().stepThrough(); });
}

void TeachMenu::addPlayground() {
    QAction* const action = addAction(tr("P&layground for one layer"));
    action->setToolTip(
        tr("Make one device compute a known matrix, with sliders for rank, "
           "probes, μ, noise and bits"));
    connect(action, &QAction::triggered, this, [this] { showPlayground(); });
}

PlaygroundWindow& TeachMenu::showPlayground() {
    if (!m_playground)
        m_playground = new PlaygroundWindow(&m_window);
    m_playground->show();
    m_playground->raise();
    m_playground->activateWindow();
    return *m_playground;
}

}  // namespace obscura
