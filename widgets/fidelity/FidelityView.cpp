// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/FidelityView.h"

#include "core/graph/Repetition.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"
#include "widgets/Units.h"
#include "widgets/fidelity/FidelityPlotSpecs.h"
#include "widgets/fidelity/RankedPlot.h"
#include "widgets/fidelity/RecoveredShare.h"
#include "widgets/fidelity/SpreadPanel.h"
#include "widgets/panels/BlackBoxChoice.h"
#include "widgets/panels/MomentSlider.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/RunPlots.h"

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
    if (c.rank == 0)
        return FidelityView::tr(
            "No surrogate: what the estimator has\nlearned carries the gradient. It has\nno "
            "transfer matrix to compare.");
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
    : QWidget(parent), m_document(document), m_runs(runs) {
    auto* const grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    m_share = new RecoveredShare(m_document, m_runs);
    layout->addWidget(m_share);
    layout->addLayout(grid, 1);
    makeLivePlots(plots);
    makeRankedPlots();
    m_spread = new SpreadPanel;
    connect(m_spread, &SpreadPanel::requested, this,
            [this] { m_runs.requestComparison(box(), SpreadPanel::kRepeats); });
    placePlots(*grid);

    follow();
    refresh();
    draw();
}

QWidget* FidelityView::makeHeader() {
    m_choice = new BlackBoxChoice(m_document, tr("&Surrogate of"),
                                  tr("The black box whose surrogate is compared with its device. "
                                     "The curves along the run are means over all."));
    m_moment = new QLabel;
    m_description = new ElidedLabel;
    auto* const about = new QWidget;
    auto* const layout = new QHBoxLayout(about);
    layout->setContentsMargins(2, 0, 2, 0);
    layout->addWidget(m_moment);
    layout->addWidget(new MomentSlider(m_runs.moments()));
    layout->addSpacing(6);
    layout->addWidget(m_description, 1);
    return new WrappedRow(m_choice, about, about);
}

void FidelityView::makeLivePlots(RunPlots& plots) {
    const auto add = [&](LivePlot*& plot, const PlotSpec& spec) {
        plot = new LivePlot(spec, plots.run().of(spec), plots.lastRun().of(spec));
        plots.adopt(plot);
    };
    add(m_errors, surrogateErrorSpec());
    add(m_cosines, gradientCosineSpec());
    add(m_normRatio, gradientNormSpec());
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

void FidelityView::follow() {
    m_follower = std::make_unique<SnapshotFollower<ComparisonSnapshot>>(
        m_document, m_runs, *m_choice, *this,
        [this](BlockRepetition box) { m_runs.requestComparison(box); },
        [this](const auto& comparison) { return take(comparison); });
    connect(m_follower.get(), &RunFollower::forgotten, m_spread, &SpreadPanel::clear);
    connect(m_follower.get(), &RunFollower::boxChosen, m_spread, &SpreadPanel::clear);
    connect(m_follower.get(), &RunFollower::changed, this, &FidelityView::refresh);
    connect(&m_runs.moments(), &RunMoments::changed, this, &FidelityView::refresh);
    onNews<ChangeMade>(m_runs, this, [this](const ChangeMade&) { m_follower->noteNews(); });
}

void FidelityView::setBlock(BlockId block) {
    m_follower->setBlock(block);
}

BlockRepetition FidelityView::box() const {
    return m_follower->box();
}

QString FidelityView::status() const {
    return m_moment->text();
}

void FidelityView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

/// At the moment that is chosen; the latest where none is.
std::shared_ptr<const ComparisonSnapshot> FidelityView::chosen() const {
    RunMoments& moments = m_runs.moments();
    return moments.chosen() ? moments.comparison(box()) : m_follower->latest();
}

void FidelityView::showLatest() {
    if (isVisible()) {
        const auto before = std::exchange(m_shown, chosen());
        // Why there is nothing may have changed alone.
        if (!m_shown || m_shown != before)
            draw();
    }
    m_spread->setRunning(m_follower->followsRun());
    say();
}

void FidelityView::refresh() {
    showLatest();
    m_follower->ask();
}

double FidelityView::take(const std::shared_ptr<const ComparisonSnapshot>& comparison) {
    showLatest();
    if (comparison->repeats > 0)
        m_spread->setAnswer(*comparison);
    double painting = 0;
    for (RankedPlot* const plot : {m_singularValues, m_angles})
        painting += plot->replotTime(true);
    return painting;
}

void FidelityView::draw() {
    const QString reason =
        m_shown ? reasonOf(*m_shown)
        : m_follower->isLeftOut()
            ? tr("The run left no comparison of this\nrepetition: choose it while one\n"
                 "goes on.")
        : m_follower->followsRun()
            ? tr("Waiting for the run: the surrogate\nbeside its device appears here.")
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
        m_moment->setText(m_follower->followsRun()  ? tr("Waiting for the run…")
                          : m_follower->isLeftOut() ? tr("Not compared at the end of the run")
                                                    : tr("No run yet"));
    else
        m_moment->setText(formatMoment(m_shown->step));
    QString description;
    if (m_shown && m_shown->surrogate && m_shown->rank == 0) {
        description = tr("the learned Â in the surrogate's place: error %1")
                          .arg(formatNumber(m_shown->surrogate->error));
    } else if (m_shown && m_shown->surrogate) {
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
