// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tours/Tour.h"
#include "widgets/tours/TourProgress.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <optional>
#include <set>

namespace obscura {

class MainWindow;
class Workspace;

/// Goes through a tour with the person: which card is shown, whether what it asks for is done, in
/// which workspace. It looks at the experiment, the run and the window; it draws nothing.
class TourGuide : public QObject {
    Q_OBJECT

public:
    explicit TourGuide(MainWindow& window);

    /// Opens what the tour starts with in a tab of its own, and shows its first card. Throws
    /// UserError where the tour names a dock that the window lacks.
    void start(Tour tour);
    /// Ends it, as far as it has come.
    void leave();
    /// Precondition: isDone(). After the last card the tour is completed.
    void next();
    void back();
    /// Does what the card asks for, and leads to where that is done.
    void showMe();
    /// Brings the tour's tab to the front.
    void returnToTab();

    bool isOn() const { return m_tour.has_value(); }
    /// Precondition of those below: a tour is on.
    const Tour& tour() const { return *m_tour; }
    std::size_t index() const { return m_index; }
    const TourCardText& card() const { return m_tour->cards[m_index]; }
    /// What the card points at now: its target, or else what it asks for and isn't done yet.
    TourTarget target() const;
    bool isLast() const { return m_index + 1 == m_tour->cards.size(); }
    /// What the card asks for has been done.
    bool isDone() const;
    /// Whether showMe() has something to do.
    bool canShow() const;
    /// Another tab than the tour's is in front.
    bool isElsewhere() const;

Q_SIGNALS:
    /// Another card, or none, is shown, or this one is done.
    void changed();
    /// The window may have moved what the card points at.
    void looked();
    /// The person has come to the end of the tour of that name.
    void completed(const QString& name);
    void failed(const QString& reason);

private:
    void checkDocks(const Tour& tour) const;
    void follow(Workspace& workspace);
    void show(std::size_t index);
    void look();
    void followTarget();
    bool allHold() const;

    MainWindow& m_window;
    QTimer m_timer;
    std::optional<Tour> m_tour;
    QPointer<Workspace> m_workspace;
    TourRuns m_runs;
    std::size_t m_index = 0;
    std::set<std::size_t> m_done;
    int m_leads = 0;  ///< so often still, panels that are laid out late are scrolled
    TourTarget m_pointed;
    BlockId m_shownBlock = 0;  ///< whose options are seen
    bool m_wasElsewhere = false;
    bool m_couldShow = false;
};

}  // namespace obscura
