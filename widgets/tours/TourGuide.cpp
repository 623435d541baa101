// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourGuide.h"

#include "core/base/Messages.h"
#include "devices/Error.h"
#include "widgets/MainWindow.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/tours/TourTargets.h"

#include <QDockWidget>
#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr int kLookInterval = 80;  ///< ms
constexpr int kLeads = 4;          ///< looks at a card during which panels are still laid out

}  // namespace

TourGuide::TourGuide(MainWindow& window) : QObject(&window), m_window(window) {
    m_timer.setInterval(kLookInterval);
    connect(&m_timer, &QTimer::timeout, this, &TourGuide::look);
}

void TourGuide::start(Tour tour) {
    checkDocks(tour);
    leave();
    m_tour = std::move(tour);
    m_runs = {};
    m_done.clear();
    if (m_tour->start)
        m_window.files().open(*m_tour->start, {});
    follow(m_window.active());
    m_timer.start();
    show(0);
}

void TourGuide::checkDocks(const Tour& tour) const {
    std::vector<std::string> names;
    for (const QDockWidget* const dock : m_window.findChildren<QDockWidget*>())
        names.push_back(dock->objectName().toStdString());
    const auto check = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end())
            throw UserError("the tour " + inQuotes(tour.title) + " asks for a dock " +
                            inQuotes(name) + " that isn't there" + nearHint(name, names));
    };
    for (const TourCardText& card : tour.cards) {
        if (card.target.kind == TourTarget::Kind::Dock)
            check(card.target.name);
        for (const TourCondition& condition : card.done) {
            if (condition.kind == TourCondition::Kind::DockInFront)
                check(condition.subject);
        }
    }
}

void TourGuide::follow(Workspace& workspace) {
    m_workspace = &workspace;
    connect(&workspace.runs(), &RunController::news, this,
            [this](const RunEvents& events) { m_runs.take(events); });
    connect(&workspace, &QObject::destroyed, this, &TourGuide::leave);
}

void TourGuide::leave() {
    if (!m_tour)
        return;
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->runs().disconnect(this);
    }
    m_workspace.clear();
    m_timer.stop();
    m_tour.reset();
    Q_EMIT changed();
}

void TourGuide::next() {
    if (!isLast())
        return show(m_index + 1);
    const QString name = QString::fromStdString(m_tour->name);
    leave();
    Q_EMIT completed(name);
}

void TourGuide::back() {
    if (m_index > 0)
        show(m_index - 1);
}

void TourGuide::show(std::size_t index) {
    m_index = index;
    m_runs.noteCard();
    m_leads = kLeads;
    if (!isElsewhere())
        leadTo(target(), m_window);
    if (allHold())
        m_done.insert(m_index);
    Q_EMIT changed();
}

void TourGuide::showMe() {
    if (isElsewhere())
        return;
    try {
        for (const TourCondition& condition : card().done) {
            if (!holds(condition, m_window, *m_workspace, m_runs))
                bringAbout(condition, m_window, *m_workspace);
        }
    } catch (const UserError& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
    leadTo(target(), m_window);
    look();
}

void TourGuide::returnToTab() {
    if (m_workspace)
        m_window.tabs().activate(*m_workspace);
    look();
}

TourTarget TourGuide::target() const {
    if (card().target.kind != TourTarget::Kind::None || card().done.empty())
        return card().target;
    for (const TourCondition& condition : card().done) {
        if (!isElsewhere() && !holds(condition, m_window, *m_workspace, m_runs))
            return targetOf(condition);
    }
    return targetOf(card().done.back());
}

bool TourGuide::isDone() const {
    return m_done.contains(m_index);
}

bool TourGuide::isElsewhere() const {
    return !m_workspace || m_workspace != &m_window.active();
}

bool TourGuide::canShow() const {
    if (isElsewhere() || isDone())
        return false;
    return std::ranges::any_of(card().done, [this](const TourCondition& condition) {
        using Kind = TourCondition::Kind;
        const bool isOfRun = condition.kind == Kind::RunEnded ||
                             condition.kind == Kind::Evaluated || condition.kind == Kind::Steps ||
                             condition.kind == Kind::RunStarted;
        const TrainerState state = m_workspace->runs().state();
        const bool goesOn = state == TrainerState::Running || state == TrainerState::Preparing;
        return condition.kind != Kind::CanRun && !(isOfRun && goesOn) &&
               !holds(condition, m_window, *m_workspace, m_runs);
    });
}

bool TourGuide::allHold() const {
    if (isElsewhere())
        return card().done.empty();
    return std::ranges::all_of(card().done, [this](const TourCondition& condition) {
        return holds(condition, m_window, *m_workspace, m_runs);
    });
}

/// A field that has just come into its panel is scrolled to, once that is laid out; later on the
/// person scrolls.
void TourGuide::followTarget() {
    const TourTarget now = target();
    const BlockId block = m_workspace->blockPanel().block();
    const bool isSame = now == m_pointed && block == m_shownBlock;
    m_pointed = now;
    m_shownBlock = block;
    if (!isSame)
        m_leads = kLeads;
    if (m_leads > 0) {
        --m_leads;
        scrollTo(now, m_window);
    }
}

void TourGuide::look() {
    if (!m_tour)
        return;
    if (!isElsewhere())
        followTarget();
    const bool isNewlyDone = !isDone() && allHold();
    if (isNewlyDone)
        m_done.insert(m_index);
    const bool wasElsewhere = std::exchange(m_wasElsewhere, isElsewhere());
    const bool couldShow = std::exchange(m_couldShow, canShow());
    if (isNewlyDone || wasElsewhere != m_wasElsewhere || couldShow != m_couldShow)
        Q_EMIT changed();
    Q_EMIT looked();
}

}  // namespace obscura
