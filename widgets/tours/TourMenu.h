// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tours/TourReader.h"

#include <QMenu>

namespace obscura {

class MainWindow;
class TourGuide;
class TourStage;

/// The tours there are, those completed with a mark, and the one that is on.
class TourMenu : public QMenu {
    Q_OBJECT

public:
    TourMenu(const QString& title, MainWindow& window);

    /// Begins that tour. Throws UserError, see TourGuide::start().
    void start(const Tour& tour);
    TourGuide& guide() { return *m_guide; }
    TourStage& stage() { return *m_stage; }
    /// Names of the tours that somebody has come to the end of.
    static QStringList completed();

private:
    void fill();
    void addEntry(const TourEntry& entry, int number, bool isCompleted);
    void begin(const Tour& tour);
    static void noteCompleted(const QString& name);

    MainWindow& m_window;
    TourGuide* m_guide;
    TourStage* m_stage;
};

}  // namespace obscura
