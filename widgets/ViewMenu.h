// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QMainWindow;

namespace obscura {

class WorkspaceTabs;

/// How the experiment in front is looked at: zoom, what plots stand over, tabs, docks, the theme.
class ViewMenu : public QMenu {
    Q_OBJECT

public:
    /// The docks are those that `window` has by now; both must outlive the menu.
    ViewMenu(const QString& title, WorkspaceTabs& tabs, QMainWindow& window);

private:
    void addZoom();
    void addTimeAxes();
    void addTabSteps();
    void addDocks(const QMainWindow& window);
    void addThemes();
    void addLanguages();

    WorkspaceTabs& m_tabs;
};

}  // namespace obscura
