// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

class QDockWidget;
class QMenu;

namespace obscura {

class MainWindow;
class DemoCard;
struct Demo;
struct DemoVariant;
class Workspace;

/// Shows demos in the window: each variant trains in a tab of its own, their curves are drawn over
/// each other in Runs, and a card says what to look at.
class DemoStage : public QObject {
    Q_OBJECT

public:
    /// Brings the dock "demo" along. `window` must outlive it.
    explicit DemoStage(MainWindow& window);

    /// All demos, for a menu.
    QMenu* menu() const { return m_menu; }
    void start(const Demo& demo);
    /// The built-in one. Throws UserError that lists the names where there is none.
    void start(const QString& name);
    /// Takes the card away.
    void clear();
    const DemoCard& card() const { return *m_card; }
    /// Where the variants of the demo that was started last are trained; nullptr: closed since.
    const std::vector<QPointer<Workspace>>& workspaces() const { return m_workspaces; }

Q_SIGNALS:
    /// All its variants have come to their ends.
    void ended();

private:
    void fillMenu();
    void train(const DemoVariant& variant);
    void noteEnd();

    MainWindow& m_window;
    QMenu* m_menu;
    DemoCard* m_card;
    QDockWidget* m_dock;
    std::vector<QPointer<Workspace>> m_workspaces;
    std::size_t m_running = 0;
    int m_demo = 0;  ///< tells the one that was started last from those before
};

}  // namespace obscura
