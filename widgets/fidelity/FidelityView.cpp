// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/FidelityView.h"

#include "core/graph/Repetition.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"
#include "widgets/Units.h"
#include "widgets/fidelity/FidelityPlotSpecs.h"
#include "widgets/fidelity/RankedPlot.h"
#include "widgets/fidelity/SpreadPanel.h"
#include "widgets/panels/BlackBoxChoice.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/RunPlots.h"

#include <QElapsedTimer>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>
#include <numbers>

namespace obscura {

namespace {

/// Three plots side by side fit the smallest window.
constexpr int kNarrowestPlot = 130;
constexpr double kDegrees = 180 / std::numbers::pi;

QVector<double> listOf(const Eigen::VectorXd& values, double factor = 1) {
    QVector<double> list;
    list.reserve(values.size());
    for (const double value : values)
        list << factor * value;
    return list;
}

/// Why there is no comparison, or empty.
QString reasonOf(const ComparisonSnapshot& c) {
    if (c.surrogate)
        return {};
    if (c.device.isLinear && c.device.isSimulation)
        return FidelityView::tr(
            "The transfer matrix has not been\nmeasured yet: see “Measure error every”.");
    return c.device.isSimulation
               ? FidelityView::tr(
                     "This device is not linear in its input:\nit has no transfer "
                     "matrix to compare\nthe surrogate with.")
               : FidelityView::tr(
                     "Real hardware can't be looked into:\nonly a simulated device "
                     "shows\nits transfer matrix.");
}

}  // namespace

FidelityView::FidelityView(ExperimentDocument& document, RunController& runs, RunPlots& plots,
                           QWidget* parent)
    : QWidget(parent), m_document(document), m_runs(runs), m_pacer([this] { return ask(); }) {
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    layout->addLayout(grid, 1);
    makeLivePlots(plots);
    makeRankedPlots();
    m_spread = new SpreadPanel;
    connect(m_spread, &SpreadPanel::requested, this,
            [this] { m_runs.requestComparison(box(), SpreadPanel::kRepeats); });
    placePlots(*grid);

    const auto fill = [this] {
        m_choice->fill();
        refresh();
    };
    connect(&m_document, &ExperimentDocument::changed, this, fill);
    connect(&m_document, &ExperimentDocument::resetDone, this, [this, fill] {
        m_latest.clear();
        m_spread->clear();
        fill();
    });
    connectRun();
    fill();
    draw();
}

QWidget* FidelityView::makeHeader() {
    m_choice = new BlackBoxChoice(m_document, tr("&Surrogate of"),
                                  tr("The black box whose surrogate is compared with its device. "
                                     "The curves along the run are means over all."));
    connect(m_choice, &BlackBoxChoice::chosen, this, [this] {
        m_pacer.forget();
        m_spread->clear();
        showLatest();
        m_pacer.noteNews();
    });
    m_moment = new QLabel;
    m_description = new ElidedLabel;
    auto* const about = new QWidget;
    auto* const layout = new QHBoxLayout(about);
    layout->setContentsMargins(2, 0, 2, 0);
    layout->addWidget(m_moment);
    layout->addSpacing(6);
    layout->addWidget(m_description, 1);
    return new WrappedRow(m_choice, about, about);
}

void FidelityView::makeLivePlots(RunPlots& plots) {
    const RunHistory& history = plots.history();
    const RunHistory& last = plots.lastRun();
    m_errors = new LivePlot(surrogateErrorSpec(), history.surrogateError(), last.surrogateError());
    m_cosines =
        new LivePlot(gradientCosineSpec(), history.gradientCosines(), last.gradientCosines());
    m_normRatio = new LivePlot(gradientNormSpec(), history.normRatio(), last.normRatio());
    for (LivePlot* const plot : {m_errors, m_cosines, m_normRatio})
        plots.adopt(plot);
}

void FidelityView::makeRankedPlots() {
    m_singularValues = new RankedPlot(singularValueSpec());
    m_angles = new RankedPlot(principalAngleSpec());
    for (RankedPlot* const plot : {m_singularValues, m_angles}) {
        connect(plot, &RankedPlot::failed, this, &FidelityView::failed);
        connect(plot, &RankedPlot::saved, this, &FidelityView::saved);
    }
}

void FidelityView::placePlots(QGridLayout& grid) {
    QWidget* const cells[] = {m_errors,         m_cosines, m_normRatio,
                              m_singularValues, m_angles,  m_spread};
    constexpr int kColumns = 3;
    for (int i = 0; i < int(std::size(cells)); ++i) {
        cells[i]->setMinimumWidth(kNarrowestPlot);
        grid.addWidget(cells[i], i / kColumns, i % kColumns);
    }
    // Whatever they hold, the cells stay equal.
    for (int i = 0; i < kColumns; ++i)
        grid.setColumnStretch(i, 1);
    for (const int row : {0, 1})
        grid.setRowStretch(row, 1);
}

void FidelityView::connectRun() {
    onNews<TrainerState>(m_runs, this, [this](TrainerState state) {
        if (state == TrainerState::Preparing)
            beginRun();
    });
    onNews<StepRecord>(m_runs, &m_pacer, [this](const StepRecord&) { m_pacer.noteNews(); });
    onNews<RankChange>(m_runs, &m_pacer, [this](const RankChange&) { m_pacer.noteNews(); });
    onNews<std::shared_ptr<const ComparisonSnapshot>>(
        m_runs, this, [this](const auto& comparison) { take(comparison); });
    onNews<RunSummary>(m_runs, this, [this](const RunSummary&) {
        m_pacer.forget();
        refresh();
    });
}

void FidelityView::beginRun() {
    m_latest.clear();
    m_pacer.forget();
    m_spread->clear();
    refresh();
}

void FidelityView::setBlock(BlockId block) {
    m_choice->setBlock(block);
}

BlockRepetition FidelityView::box() const {
    return m_choice->box();
}

QString FidelityView::status() const {
    return m_moment->text();
}

void FidelityView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

/// Of the present or last run.
bool FidelityView::isPartOfRun() const {
    const Graph& graph = m_runs.experiment().graph;
    const Block* const block = graph.find(box().block);
    return block && block->kind == "blackbox" && box().repetition <= graph.repetitionsOf(*block);
}

bool FidelityView::followsRun() const {
    return m_runs.isActive() && isPartOfRun();
}

/// Whether the last run has trained this repetition, but left comparisons of others only.
bool FidelityView::isLeftOut() const {
    return !m_runs.isActive() && isPartOfRun() && m_latest.contains(box().block) &&
           !m_latest.contains(box());
}

void FidelityView::showLatest() {
    const auto latest = m_latest.find(box());
    if (isVisible()) {
        const auto before =
            std::exchange(m_shown, latest != m_latest.end() ? latest->second : nullptr);
        // Why there is nothing may have changed alone.
        if (!m_shown || m_shown != before)
            draw();
    }
    m_spread->setRunning(followsRun());
    say();
}

void FidelityView::refresh() {
    showLatest();
    m_pacer.ask();
}

bool FidelityView::ask() {
    if (!isVisible() || !followsRun())
        return false;
    m_runs.requestComparison(box());
    return true;
}

void FidelityView::take(const std::shared_ptr<const ComparisonSnapshot>& comparison) {
    m_latest[comparison->box] = comparison;
    if (comparison->box != box())
        return;
    QElapsedTimer drawing;
    drawing.start();
    showLatest();
    double cost = double(drawing.elapsed());
    for (RankedPlot* const plot : {m_singularValues, m_angles})
        cost += plot->replotTime(true);
    if (comparison->repeats == 0)
        return m_pacer.noteAnswer(cost + 1e3 * comparison->seconds);
    // A person has asked for that one, and waited for it.
    m_spread->setAnswer(*comparison);
    m_pacer.rest(cost);
}

void FidelityView::draw() {
    const QString reason =
        m_shown        ? reasonOf(*m_shown)
        : isLeftOut()  ? tr("The run left no comparison of this\nrepetition: choose it while one\n"
                             "goes on.")
        : followsRun() ? tr("Waiting for the run: the surrogate\nbeside its device appears here.")
                       : tr("Press Run: the surrogate beside\nits device appears here.");
    for (RankedPlot* const plot : {m_singularValues, m_angles})
        plot->setEmptyText(reason);
    m_errors->setReason(m_shown ? reason : QString());
    if (!m_shown || !m_shown->surrogate) {
        m_singularValues->clear();
        m_angles->clear();
        return;
    }
    const SurrogateComparison& c = *m_shown->surrogate;
    m_singularValues->setValues({listOf(c.deviceValues), listOf(c.surrogateValues)});
    m_angles->setValues({listOf(c.outputAngles, kDegrees), listOf(c.inputAngles, kDegrees)});
}

/// The line above the plots.
void FidelityView::say() {
    if (box().block == 0)
        m_moment->setText(tr("This network has no black box."));
    else if (!m_shown)
        m_moment->setText(followsRun()  ? tr("Waiting for the run…")
                          : isLeftOut() ? tr("Not compared at the end of the run")
                                        : tr("No run yet"));
    else
        m_moment->setText(formatMoment(m_shown->step));
    QString description;
    if (m_shown && m_shown->surrogate) {
        description = tr("rank %1: error %2, best possible %3")
                          .arg(m_shown->rank)
                          .arg(formatNumber(m_shown->surrogate->error),
                               formatNumber(m_shown->surrogate->bestError));
    } else if (m_shown) {
        description = reasonOf(*m_shown).replace('\n', ' ');
    }
    m_description->setFullText(description);
}

void FidelityView::catchUp() {
    refresh();
}

}  // namespace obscura
