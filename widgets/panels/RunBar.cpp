// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RunBar.h"

#include "core/settings/Settings.h"
#include "widgets/Appearance.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/language/Messages.h"
#include "widgets/panels/LiveEdits.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kProgressWidth = 190;
constexpr int kTimeCharacters = 15;
constexpr int kStatusMinimum = 80;
constexpr int kStatusPadding = 6;
/// Milliseconds between changes of progress and time left: nobody reads faster, and drawing them
/// takes from training.
constexpr int kProgressPause = 200;

/// What a run came to, and what it would have taken on the bench.
QString resultsOf(const RunSummary& summary) {
    QString text;
    if (summary.testAccuracy)
        text += QObject::tr(" · test accuracy %1 %").arg(100 * *summary.testAccuracy, 0, 'f', 1);
    if (summary.testError)
        text += QObject::tr(" · test error %1").arg(formatNumber(*summary.testError));
    const Usage used = summary.ledger.total();
    if (used.seconds > 0)
        text += QObject::tr(" · %1 of device time").arg(formatDuration(used.seconds));
    if (used.joules > 0)
        text += QStringLiteral(" · ") + formatEnergy(used.joules);
    return text;
}

}  // namespace

/// A line of text that gives way when the window is narrow, and that can be clicked when it leads
/// somewhere.
class RunBar::StatusButton : public QPushButton {
public:
    StatusButton() {
        setFlat(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    const QString& fullText() const { return m_text; }

    void setStatus(const QString& text, bool leadsOn) {
        m_text = text;
        m_leadsOn = leadsOn;
        setToolTip(wrappedToolTip(text));
        setAccessibleName(text);
        setCursor(leadsOn ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setFocusPolicy(leadsOn ? Qt::StrongFocus : Qt::NoFocus);
        update();
    }

    QSize minimumSizeHint() const override {
        return {kStatusMinimum, QPushButton::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        QFont face = font();
        face.setUnderline(hasFocus());
        painter.setFont(face);
        painter.setPen(m_leadsOn ? theme.error : theme.mutedText);
        const QRect place = rect().adjusted(kStatusPadding, 0, -kStatusPadding, 0);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
    }

private:
    QString m_text;
    bool m_leadsOn = false;
};

RunBar::RunBar(ExperimentDocument& document, RunController& runs, QWidget* parent)
    : QToolBar(tr("Run"), parent),
      m_document(document),
      m_runs(runs),
      m_live(new LiveEdits(document, runs, this)) {
    setObjectName("runBar");
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggleViewAction()->setVisible(false);
    makeActions();
    makeStatus();

    connect(&document, &ExperimentDocument::changed, this, &RunBar::compare);
    connect(&document, &ExperimentDocument::resetDone, this, [this] {
        m_lastResult.clear();
        refresh();
    });
    connect(&runs, &RunController::news, this, &RunBar::take);
    m_progressPause.setSingleShot(true);
    m_progressPause.setInterval(kProgressPause);
    connect(&m_progressPause, &QTimer::timeout, this, &RunBar::refreshProgress);
    refresh();
}

void RunBar::makeActions() {
    m_run = addAction(symbolIcon("run"), tr("&Run"));
    m_run->setShortcut(Qt::Key_F5);
    m_pause = addAction(symbolIcon("pause"), tr("&Pause"));
    m_pause->setShortcut(Qt::Key_F6);
    m_step = addAction(symbolIcon("step"), tr("S&tep"));
    m_step->setShortcut(Qt::Key_F10);
    m_stop = addAction(symbolIcon("stop"), tr("&Stop"));
    m_stop->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F5));
    connect(m_run, &QAction::triggered, this, [this] { Q_EMIT startRequested(false); });
    connect(m_pause, &QAction::triggered, this,
            [this] { m_runs.state() == TrainerState::Paused ? m_runs.resume() : m_runs.pause(); });
    connect(m_step, &QAction::triggered, this, [this] {
        if (m_runs.isActive())
            m_runs.step();
        else
            Q_EMIT startRequested(true);
    });
    connect(m_stop, &QAction::triggered, &m_runs, &RunController::stop);
}

void RunBar::makeStatus() {
    addSeparator();
    m_progress = new QProgressBar;
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progress->setAlignment(Qt::AlignCenter);
    m_timeLeft = new QLabel;
    m_timeLeft->setMinimumWidth(m_timeLeft->fontMetrics().averageCharWidth() * kTimeCharacters);
    m_timeLeft->setMargin(6);
    m_status = new StatusButton;
    m_status->setObjectName("runStatus");
    addWidget(m_progress);
    addWidget(m_timeLeft);
    addAction(m_live->applyAction());
    addWidget(m_status);
    m_progress->setRange(0, 1);
    m_progress->setValue(0);
    m_progress->setFormat(tr("no run yet"));
    connect(m_status, &QPushButton::clicked, this, &RunBar::followStatus);
}

QString RunBar::status() const {
    return m_status->fullText();
}

void RunBar::refresh() {
    const bool isActive = m_runs.isActive();
    const bool isPaused = m_runs.state() == TrainerState::Paused;
    const bool canRun = m_document.report().canRun();
    m_run->setEnabled(canRun && !isActive);
    m_pause->setEnabled(isActive);
    m_pause->setText(isPaused ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(symbolIcon(isPaused ? "run" : "pause"));
    m_step->setEnabled(isActive ? isPaused : canRun);
    m_stop->setEnabled(isActive);
    refreshStatus();

    const QString reason = isActive ? tr("A run is going on") : m_status->fullText();
    const auto tip = [&](const QAction* action, const QString& what) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        return wrappedToolTip(action->isEnabled() ? what + " (" + key + ')' : what + ": " + reason);
    };
    m_run->setToolTip(tip(m_run, tr("Train the network")));
    m_step->setToolTip(tip(m_step, tr("Do one training step")));
    m_pause->setToolTip(isPaused ? tr("Go on training (F6)") : tr("Pause after this step (F6)"));
    m_stop->setToolTip(tr("End the run (Shift+F5)"));
}

/// What is edited and what is trained.
void RunBar::compare() {
    m_isEdited = m_document.experiment() != m_runs.experiment();
    refresh();
}

void RunBar::refreshStatus() {
    const InspectionReport& report = m_document.report();
    if (m_runs.isActive()) {
        if (m_runs.state() == TrainerState::Preparing)
            m_status->setStatus(tr("Loading the data…"), false);
        else if (!m_runs.waitsFor().isEmpty())
            m_status->setStatus(tr("Waiting for room: %1").arg(m_runs.waitsFor()), true);
        else if (m_isEdited)
            m_status->setStatus(tr("Changes apply to the next run"), false);
        else
            m_status->setStatus(
                m_runs.state() == TrainerState::Paused ? tr("Paused") : tr("Training"), false);
    } else if (!report.canRun()) {
        QString text =
            translatedMessage(describe(m_document.experiment().graph, report.problems.front()));
        if (const std::size_t more = report.problems.size() - 1; more > 0)
            text += tr(" (and %n more)", nullptr, int(more));
        m_status->setStatus(QStringLiteral("⚠ ") + text, true);
    } else {
        m_status->setStatus(m_lastResult.isEmpty() ? tr("Ready") : m_lastResult, false);
    }
}

void RunBar::followStatus() {
    if (m_runs.isActive())
        return;
    m_document.lookAgain();
    const InspectionReport& report = m_document.report();
    if (report.canRun())
        return;
    const Problem& first = report.problems.front();
    if (first.group != 0)
        Q_EMIT groupRequested(first.group);
    else
        Q_EMIT blockRequested(first.block, QString::fromStdString(first.option));
}

void RunBar::begin() {
    m_isEdited = false;
    m_last = {};
    m_lastResult.clear();
    showBusy();
    m_timeLeft->clear();
    refresh();
}

void RunBar::take(const RunEvents& events) {
    for (const RunEvent& event : events) {
        visitNews(
            event,
            [&](TrainerState state) {
                if (state == TrainerState::Preparing)
                    begin();
                else
                    refresh();
            },
            [&](const LoadProgress& progress) { showLoading(progress); },
            [&](const RunStarted&) { showBusy(); },
            [&](const StepRecord& record) { m_last = record; },
            [&](const ChangeMade&) { compare(); }, [&](const RoomWait&) { refresh(); },
            [&](const RunSummary& summary) { showEnd(summary); });
    }
    showProgress();
}

void RunBar::showBusy() {
    m_progress->setRange(0, 0);
    m_progress->setFormat({});
}

void RunBar::showLoading(const LoadProgress& progress) {
    constexpr int kWhole = 100;
    m_progress->setRange(0, kWhole);
    m_progress->setValue(int(kWhole * progress.share));
    m_progress->setFormat(QString::fromStdString(progress.what) + QStringLiteral(": %p %"));
}

void RunBar::showProgress() {
    if (!m_progressPause.isActive()) {
        m_progressPause.start();
        refreshProgress();
    }
}

void RunBar::refreshProgress() {
    const StepRecord& last = m_last;
    if (!m_runs.isActive() || last.step == 0 || last.step == m_progress->value())
        return;
    const std::int64_t total = m_runs.plannedSteps();
    m_progress->setRange(0, int(total));
    m_progress->setValue(int(last.step));
    m_progress->setFormat(tr("step %1 of %2").arg(formatWhole(last.step), formatWhole(total)));
    const double left = last.seconds / double(last.step) * double(total - last.step);
    m_timeLeft->setText(tr("%1 left").arg(formatDuration(left)));
}

void RunBar::showEnd(const RunSummary& summary) {
    m_progress->setRange(0, int(std::max<std::int64_t>(1, m_runs.plannedSteps())));
    m_progress->setValue(int(summary.steps));
    m_progress->setFormat(summary.steps == 1 ? tr("1 step")
                                             : tr("%1 steps").arg(formatWhole(summary.steps)));
    m_timeLeft->setText(formatDuration(summary.millisecondsPerStep / 1000 * double(summary.steps)));
    const QString results = resultsOf(summary);
    switch (summary.outcome) {
        case RunOutcome::Finished:
            m_lastResult = tr("Finished") + results;
            break;
        case RunOutcome::BudgetSpent:
            m_lastResult = tr("Budget spent after step %1").arg(formatWhole(summary.steps)) +
                           results + ": " + translatedMessage(summary.note);
            break;
        case RunOutcome::Stopped:
            m_lastResult = tr("Stopped after step %1").arg(formatWhole(summary.steps)) + results;
            break;
        default:
            m_lastResult = summary.steps > 0
                               ? tr("Failed after step %1").arg(formatWhole(summary.steps))
                               : tr("Failed before the first step");
    }
    refresh();
}

}  // namespace obscura
