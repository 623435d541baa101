// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <functional>

namespace obscura {

class ComparisonDialog;
struct Experiment;
class WorkspaceTabs;

/// What the experiment in front can be compared with: other tabs, files, templates. Each opens a
/// comparison that shows the one in front as what has become of the other.
class CompareMenu : public QMenu {
    Q_OBJECT

public:
    /// Dialogs belong to `window`; both must outlive the menu.
    CompareMenu(const QString& title, WorkspaceTabs& tabs, QWidget& window);

private:
    void fill();
    void compareWith(const QString& title, const Experiment& other);
    void compareWithFile();
    /// With the one in front as what has become of the side that `setBefore` sets.
    void compare(const std::function<void(ComparisonDialog& dialog)>& setBefore);

    WorkspaceTabs& m_tabs;
    QWidget& m_window;
};

}  // namespace obscura
