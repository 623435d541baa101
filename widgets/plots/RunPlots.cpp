// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunPlots.h"

#include "widgets/ToolTip.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/Smoothing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

constexpr int kShortestPause = 33;  ///< ms: at most 30 times a second
constexpr int kLongestPause = 1000;
/// Drawing takes at most one part in so many of the time.
constexpr double kDrawingShare = 40;

/// "blackbox: surrogate.rank = 20".
QString changeText(const ChangeMade& made) {
    return QObject::tr("%1: %2 = %3")
        .arg(QString::fromStdString(made.owner), QString::fromStdString(made.change.option),
             QString::fromStdString(formatOption(made.change.value)));
}

}  // namespace

RunPlots::RunPlots(QWidget* parent)
    : QWidget(parent), m_group([this](TimeAxis axis) {
          return std::max(m_run.latest(axis), m_isLastRunVisible ? m_last.latest(axis) : 0);
      }) {
    makePlots();
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    for (int i = 0; i < int(m_plots.size()); ++i)
        grid->addWidget(m_plots[std::size_t(i)], i / 2, i % 2);
    m_errors = addPlot(testErrorSpec());
    grid->addWidget(m_errors, 0, 1);
    m_errors->hide();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(makeHeader());
    layout->addLayout(grid, 1);
    m_refresh.setSingleShot(true);
    m_refresh.setTimerType(Qt::CoarseTimer);
    connect(&m_refresh, &QTimer::timeout, this, &RunPlots::refreshNow);
}

RunPlots::~RunPlots() = default;

void RunPlots::makePlots() {
    addPlot(lossSpec());
    m_accuracies = addPlot(accuracySpec());
    addPlot(surrogateErrorSpec());
    addPlot(queriesSpec());
}

LivePlot* RunPlots::addPlot(const PlotSpec& spec) {
    auto* const plot = new LivePlot(spec, m_run.of(spec), m_last.of(spec), this);
    m_plots.push_back(plot);
    connectPlot(plot);
    return plot;
}

void RunPlots::connectPlot(LivePlot* plot) {
    m_group.add(*plot);
    connect(plot, &LivePlot::failed, this, &RunPlots::failed);
    connect(plot, &LivePlot::saved, this, &RunPlots::saved);
    connect(plot, &LivePlot::lastRunToggled, this, &RunPlots::showLastRun);
}

void RunPlots::adopt(LivePlot* plot) {
    connectPlot(plot);
    plot->setStage(m_stage);
    plot->setLastRunVisible(m_isLastRunVisible);
    plot->setMarks(m_marks);
    m_plots.push_back(plot);
}

QWidget* RunPlots::makeHeader() {
    auto* const header = new QWidget;
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(2, 0, 2, 0);

    m_axisBox = new QComboBox;
    for (const TimeAxis axis : kTimeAxes)
        m_axisBox->addItem(timeAxisName(axis));
    m_axisBox->setAccessibleName(tr("Horizontal axis"));
    m_axisBox->setToolTip(wrappedToolTip(
        tr("What the plots are drawn over. Queries compare methods by what their training asks of "
           "the hardware, device time by how long that takes; all of them count evaluation and "
           "inspection, too.")));
    connect(m_axisBox, &QComboBox::activated, this,
            [this](int index) { setTimeAxis(kTimeAxes[std::size_t(index)]); });

    m_smoothingBox = new QComboBox;
    for (const int steps : kSmoothingSteps)
        m_smoothingBox->addItem(steps == 1 ? tr("none") : tr("%1 steps").arg(steps), steps);
    m_smoothingBox->setCurrentIndex(m_smoothingBox->findData(m_run.smoothing()));
    m_smoothingBox->setAccessibleName(tr("Smoothing of the loss"));
    m_smoothingBox->setToolTip(wrappedToolTip(
        tr("Over how many steps the smoothed loss is a mean: half of them before and half behind "
           "each step, so that it doesn't lag. Its latest points, for which steps are still to "
           "come, lie on a straight line through the last ones.")));
    connect(m_smoothingBox, &QComboBox::activated, this, [this] {
        m_run.setSmoothing(m_smoothingBox->currentData().toInt());
        refreshNow();
    });

    m_followButton = new QPushButton(tr("Follow the run"));
    m_followButton->setToolTip(tr("Back to the whole run (double-click on a plot, or Home)"));
    m_followButton->setFlat(true);
    m_followButton->setVisible(false);
    connect(m_followButton, &QPushButton::clicked, this, [this] { m_group.setFollowing(true); });
    connect(&m_group, &TimePlotGroup::followingChanged, m_followButton,
            [this](bool following) { m_followButton->setVisible(!following); });

    m_holdButton = new QPushButton(tr("Hol&d"));
    m_holdButton->setToolTip(wrappedToolTip(
        tr("The plots stay as they are while the run goes on, to look at them at leisure. Nothing "
           "is lost: let them go, and they show all.")));
    m_holdButton->setCheckable(true);
    m_holdButton->setFlat(true);
    connect(m_holdButton, &QPushButton::toggled, this, &RunPlots::setHeld);

    const auto addLabelled = [layout](const QString& text, QWidget* field) {
        auto* const label = new QLabel(text);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
    };
    addLabelled(tr("&Over"), m_axisBox);
    layout->addSpacing(10);
    addLabelled(tr("S&moothing"), m_smoothingBox);
    layout->addStretch(1);
    layout->addWidget(m_followButton);
    layout->addWidget(m_holdButton);
    return header;
}

void RunPlots::take(const RunEvents& events) {
    std::vector<StepRecord> steps;  // those that follow each other are smoothed at once
    const auto addSteps = [&] {
        if (!steps.empty())
            add(std::exchange(steps, {}));
    };
    for (const RunEvent& event : events) {
        visitNews(
            event,
            [&](TrainerState state) {
                if (state == TrainerState::Preparing)
                    beginRun();
            },
            [&](const StepRecord& record) { steps.push_back(record); },
            [&](const EvaluationRecord& record) {
                addSteps();
                add(std::vector{record});
            },
            [&](const ChangeMade& made) {
                addSteps();
                if (made.change.option == "surrogate.rank")
                    noteRankChange(made.step);
                mark(made.step, changeText(made));
            },
            [&](const RunSummary&) {
                addSteps();
                endRun();
            });
    }
    addSteps();
}

void RunPlots::clear() {
    m_run.clear();
    m_last.clear();
    forgetMarks();
    setStage(RunStage::Before);
    m_group.release();
    m_group.setFollowing(true);
}

void RunPlots::beginRun() {
    if (!m_run.isEmpty())
        m_last = m_run;
    m_run.clear();
    forgetMarks();
    m_holdButton->setChecked(false);
    setStage(RunStage::During);
    m_group.release();
    m_group.setFollowing(true);
}

void RunPlots::endRun() {
    setStage(RunStage::After);
}

void RunPlots::setStage(RunStage stage) {
    m_stage = stage;
    for (LivePlot* const plot : m_plots)
        plot->setStage(stage);
}

/// Hidden, it takes no room in time either.
void RunPlots::showLastRun(bool visible) {
    m_isLastRunVisible = visible;
    for (LivePlot* const plot : m_plots)
        plot->setLastRunVisible(visible);
    refreshNow();
}

void RunPlots::add(const std::vector<StepRecord>& records) {
    m_run.add(records);
    schedule();
}

void RunPlots::add(const std::vector<EvaluationRecord>& records) {
    m_run.add(records);
    const bool areNumbers = std::isnan(records.back().accuracy);
    m_errors->setVisible(areNumbers);
    m_accuracies->setVisible(!areNumbers);
    schedule();
}

void RunPlots::noteRankChange(std::int64_t step) {
    m_run.noteRankChange(step);
    schedule();
}

void RunPlots::mark(std::int64_t step, const QString& text) {
    const auto at = m_run.momentOf(step);
    if (!at)
        return;
    m_marks.push_back({*at, text});
    for (LivePlot* const plot : m_plots)
        plot->setMarks(m_marks);
}

void RunPlots::forgetMarks() {
    m_marks.clear();
    for (LivePlot* const plot : m_plots)
        plot->setMarks({});
}

void RunPlots::schedule() {
    if (!m_refresh.isActive() && !m_isHeld)
        m_refresh.start(
            std::clamp(int(kDrawingShare * m_group.drawingTime()), kShortestPause, kLongestPause));
}

void RunPlots::setHeld(bool held) {
    m_holdButton->setChecked(held);
    m_isHeld = held;
    m_refresh.stop();
    if (!held)
        refreshNow();
}

void RunPlots::refreshNow() {
    m_refresh.stop();
    m_group.refresh();
}

void RunPlots::setTimeAxis(TimeAxis axis) {
    m_axisBox->setCurrentIndex(int(axis));
    m_group.setTimeAxis(axis);
}

}  // namespace obscura
