// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Trainer.h"

#include <QObject>

class QAction;

namespace obscura {

class SideBySideWindow;
class WorkspaceTabs;

/// Opens the window that trains variants of the experiment in front.
class SideBySideCommand : public QObject {
    Q_OBJECT

public:
    /// `window` becomes the parent of both.
    SideBySideCommand(WorkspaceTabs& tabs, QWidget& window);

    QAction* action() const { return m_action; }
    /// As that of the window has them.
    void setRunOptions(const TrainerOptions& options);
    /// Opens it, or brings it to the front.
    SideBySideWindow& show();

private:
    void follow();

    WorkspaceTabs& m_tabs;
    QWidget& m_parent;
    QAction* m_action;
    TrainerOptions m_options;
    SideBySideWindow* m_window = nullptr;  ///< null: not made yet
};

}  // namespace obscura
