// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace obscura {

class DemoStage;
class MainWindow;
class PlaneGuide;
class PlaygroundWindow;
class SideBySideCommand;
class TourMenu;

/// What explains the black box to who learns or lectures.
class TeachMenu : public QMenu {
    Q_OBJECT

public:
    /// Both must outlive it.
    TeachMenu(const QString& title, MainWindow& window, PlaneGuide& plane);

    TourMenu& tours() { return *m_tours; }
    DemoStage& demos() { return *m_demos; }
    SideBySideCommand& sideBySide() { return *m_sideBySide; }
    /// Opens the playground's window, or brings it to the front.
    PlaygroundWindow& showPlayground();

private:
    void addStages();
    void addPlayground();

    MainWindow& m_window;
    TourMenu* m_tours;
    DemoStage* m_demos;
    SideBySideCommand* m_sideBySide;
    PlaygroundWindow* m_playground = nullptr;
};

}  // namespace obscura
