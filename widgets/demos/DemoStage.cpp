// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/demos/DemoStage.h"

#include "widgets/MainWindow.h"
#include "widgets/ToolTip.h"
#include "widgets/demos/Demo.h"
#include "widgets/demos/DemoCard.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/history/RunHistory.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>

namespace obscura {

DemoStage::DemoStage(MainWindow& window)
    : QObject(&window),
      m_window(window),
      m_menu(new QMenu(tr("&Demos"), &window)),
      m_card(new DemoCard),
      m_dock(new QDockWidget(tr("Demo"), &window)) {
    m_dock->setObjectName(QStringLiteral("demo"));
    m_dock->setWidget(m_card);
    window.addDockWidget(Qt::TopDockWidgetArea, m_dock);
    clear();
    m_menu->setToolTipsVisible(true);
    fillMenu();
}

void DemoStage::fillMenu() {
    for (const QString& name : demoNames()) {
        const Demo demo = builtInDemo(name);
        QAction* const action = m_menu->addAction(demo.title);
        action->setObjectName(name);
        action->setToolTip(wrappedToolTip(demo.point));
        connect(action, &QAction::triggered, this, [this, name] { start(name); });
    }
}

void DemoStage::clear() {
    m_dock->hide();
}

void DemoStage::start(const QString& name) {
    start(builtInDemo(name));
}

void DemoStage::start(const Demo& demo) {
    m_workspaces.clear();
    ++m_demo;
    m_running = demo.variants.size();
    OverlaySet& overlay = m_window.runHistory().overlay();
    const auto before = overlay.runs();
    for (const auto& [run, slot] : before)
        overlay.set(run, false);
    for (const DemoVariant& variant : demo.variants)
        train(variant);
    m_window.tabs().activate(*m_workspaces.front());
    m_card->tell(demo);
    m_dock->setWindowTitle(tr("Demo: %1").arg(demo.title));
    m_dock->show();
    if (!demo.dock.isEmpty())
        m_window.raiseDock(demo.dock);
}

/// In a tab of its own, and over the others in Runs.
void DemoStage::train(const DemoVariant& variant) {
    m_window.files().open(variant.experiment, {});
    Workspace& workspace = m_window.active();
    m_workspaces.emplace_back(&workspace);
    // A run that is started there afterwards is none of the demo.
    auto* const listener = new QObject(&workspace);
    onNews<RunStarted>(workspace.runs(), listener, [this, mine = m_demo](const RunStarted& run) {
        if (mine == m_demo)
            m_window.runHistory().overlay().set(run.folder, true);
    });
    onNews<RunSummary>(workspace.runs(), listener,
                       [this, listener, mine = m_demo](const RunSummary&) {
                           listener->deleteLater();
                           if (mine == m_demo)
                               noteEnd();
                       });
    if (!workspace.startRun()) {
        delete listener;
        noteEnd();
    }
}

void DemoStage::noteEnd() {
    if (m_running > 0 && --m_running == 0)
        Q_EMIT ended();
}

}  // namespace obscura
