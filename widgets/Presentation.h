// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFont>
#include <QObject>
#include <Qt>

class QAction;
class QMainWindow;
class QShortcut;

namespace obscura {

class WorkspaceTabs;

/// Shows the window to an audience: on the full screen, in large type and thick lines, without
/// toolbars and the docks in which one edits; the canvas and the docks below it stay. Afterwards
/// everything is as it was.
class Presentation : public QObject {
    Q_OBJECT

public:
    enum class Room { FullScreen, Window };

    /// Both must outlive this.
    Presentation(QMainWindow& window, WorkspaceTabs& tabs);
    ~Presentation() override;

    /// Enters and leaves (F11); while it is on, Esc leaves, too.
    QAction* action() const { return m_action; }
    bool isOn() const { return m_isOn; }
    /// `room`: whether it takes the screen or the window as it is, as for a picture.
    void enter(Room room = Room::FullScreen);
    void leave();

Q_SIGNALS:
    void changed(bool isOn);

private:
    void enlarge(int width);
    void setSizes(double lines, const QFont& font);
    void hideTools();

    QMainWindow& m_window;
    WorkspaceTabs& m_tabs;
    QAction* m_action;
    QShortcut* m_escape;
    bool m_isOn = false;
    // As it was before.
    QFont m_font;
    QByteArray m_docks;
    QByteArray m_geometry;
    Qt::WindowStates m_windowState;
    bool m_hadStatusBar = true;
};

}  // namespace obscura
