// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/PlaneGuide.h"

#include "core/experiment/ExperimentFile.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/Workspace.h"
#include "widgets/plane/PlaneEdits.h"

#include <QAction>
#include <QDockWidget>

namespace obscura {

PlaneGuide::PlaneGuide(QDockWidget& dock, FileCommands& files, QObject* parent)
    : QObject(parent), m_dock(dock), m_files(files), m_action(new QAction(this)) {
    m_dock.hide();
    m_action->setText(tr("&Points in the plane"));
    m_action->setToolTip(
        tr("Points that a network learns to tell apart, through hardware, before your eyes"));
    connect(m_action, &QAction::triggered, this, &PlaneGuide::enter);
}

void PlaneGuide::follow(Workspace& workspace) {
    const bool isPlane = planeBlock(workspace.document().experiment()) != nullptr;
    if (isPlane == m_isPlane)
        return;
    m_isPlane = isPlane;
    m_dock.setVisible(isPlane);
}

void PlaneGuide::settle() {
    m_dock.setVisible(m_isPlane);
}

void PlaneGuide::enter() {
    if (!m_isPlane)
        m_files.open(templateExperiment("plane-spiral"), {});
    m_dock.show();
    m_dock.raise();
}

}  // namespace obscura
