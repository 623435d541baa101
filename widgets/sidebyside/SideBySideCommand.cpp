// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/SideBySideCommand.h"

#include "widgets/documents/Workspace.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/sidebyside/SideBySideWindow.h"

#include <QAction>

namespace obscura {

SideBySideCommand::SideBySideCommand(WorkspaceTabs& tabs, QWidget& window)
    : QObject(&window),
      m_tabs(tabs),
      m_parent(window),
      m_action(new QAction(tr("Side &by side…"), this)) {
    m_action->setToolTip(
        tr("Train two to four variants of this experiment in step: exact, "
           "frozen, the paper's method, …"));
    connect(m_action, &QAction::triggered, this, [this] { show(); });
    connect(&m_tabs, &WorkspaceTabs::activated, this, &SideBySideCommand::follow);
}

void SideBySideCommand::setRunOptions(const TrainerOptions& options) {
    m_options = options;
    if (m_window)
        m_window->setRunOptions(options);
}

SideBySideWindow& SideBySideCommand::show() {
    if (!m_window) {
        m_window = new SideBySideWindow(&m_parent);
        m_window->setRunOptions(m_options);
    }
    follow();
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    return *m_window;
}

void SideBySideCommand::follow() {
    if (m_window)
        m_window->follow(m_tabs.active().document());
}

}  // namespace obscura
