// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QDockWidget;

namespace obscura {

class FileCommands;
class Workspace;

/// Lets the plane come into sight with an experiment whose data set are points of it, and go with
/// it; in between a person may close it.
class PlaneGuide : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    PlaneGuide(QDockWidget& dock, FileCommands& files, QObject* parent = nullptr);

    /// Opens a spiral, or brings the plane of the experiment in front into sight.
    QAction* action() const { return m_action; }
    /// The experiment in front, whenever it is another or no longer what it was.
    void follow(Workspace& workspace);
    /// Docks were put back as they once stood: the plane is seen where there is one in front.
    void settle();

private:
    void enter();

    QDockWidget& m_dock;
    FileCommands& m_files;
    QAction* m_action;
    bool m_isPlane = false;  ///< what is in front
};

}  // namespace obscura
