// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QStringList>

namespace obscura {

/// The experiment files that were opened or saved last, the newest first, as the settings remember
/// them from one session to the next.
class RecentFiles {
public:
    static constexpr int kMost = 10;

    static QStringList all();
    /// Puts `file` in front.
    static void add(const QString& file);
    static void remove(const QString& file);
    static void clear();
};

/// The recent files as a menu. Those that are no longer there can't be chosen.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    explicit RecentMenu(const QString& title, QWidget* parent = nullptr);

Q_SIGNALS:
    void fileChosen(const QString& file);

private:
    void fill();
    void addFile(int number, const QString& file);
};

}  // namespace obscura
