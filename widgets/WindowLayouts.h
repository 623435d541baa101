// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMenu>
#include <QStringList>
#include <functional>

class QMainWindow;

namespace obscura {

/// Arrangements of a window's docks that are remembered by name, as a menu: which are there, where
/// and how large.
class WindowLayouts : public QMenu {
    Q_OBJECT

public:
    /// `version` is that of the docks: layouts of others are left alone. `standard` arranges them
    /// as they are without anybody's doing. `window` must outlive the menu.
    WindowLayouts(const QString& title, QMainWindow& window, int version,
                  std::function<void()> standard);

    /// Those that are kept, in alphabetical order.
    QStringList names() const;
    /// Keeps the present one; one of that name gives way.
    void save(const QString& name);
    /// Nothing when there is none of that name.
    void apply(const QString& name);
    void remove(const QString& name);

private:
    void fill();
    void askToSave();
    void askToRemove();
    QString key() const;

    QMainWindow& m_window;
    int m_version;
    std::function<void()> m_standard;
};

}  // namespace obscura
