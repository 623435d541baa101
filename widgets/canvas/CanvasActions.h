// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace obscura {

class CanvasScene;

/// The commands of a canvas, the same for its keys, the window's menu and the context menus. Keys
/// work in the widgets that the actions are added to: elsewhere Ctrl+C belongs to the field.
class CanvasActions : public QObject {
    Q_OBJECT

public:
    explicit CanvasActions(CanvasScene& scene);

    QAction* cut() const { return m_cut; }
    QAction* copy() const { return m_copy; }
    QAction* paste() const { return m_paste; }
    QAction* duplicate() const { return m_duplicate; }
    QAction* remove() const { return m_remove; }
    QAction* connectTo() const { return m_connect; }
    /// By a black box, or back; names which.
    QAction* replace() const { return m_replace; }
    QAction* group() const { return m_group; }
    QAction* ungroup() const { return m_ungroup; }
    /// Or unfold; names which.
    QAction* fold() const { return m_fold; }
    QAction* addNote() const { return m_addNote; }
    QAction* selectAll() const { return m_selectAll; }
    QAction* find() const { return m_find; }
    QAction* arrange() const { return m_arrange; }
    /// All of them in the order of a menu, with separators.
    const QList<QAction*>& all() const { return m_all; }

private:
    QAction* add(const QString& text, const QList<QKeySequence>& keys, const QString& toolTip);
    void addSeparator();
    void connectActions();
    void enable();

    CanvasScene& m_scene;
    QList<QAction*> m_all;
    QAction* m_cut;
    QAction* m_copy;
    QAction* m_paste;
    QAction* m_duplicate;
    QAction* m_remove;
    QAction* m_connect;
    QAction* m_replace;
    QAction* m_group;
    QAction* m_ungroup;
    QAction* m_fold;
    QAction* m_addNote;
    QAction* m_selectAll;
    QAction* m_find;
    QAction* m_arrange;
};

}  // namespace obscura
