// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundWindow.h"

#include "widgets/ScreenFit.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/device/HeatmapPlot.h"
#include "widgets/fidelity/RankedPlot.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/playground/CurvesPlot.h"
#include "widgets/playground/LossPlanePlot.h"
#include "widgets/playground/PlaygroundControls.h"
#include "widgets/playground/PlaygroundWords.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr QSize kSize(1280, 820);
constexpr int kSideWidth = 270;

Heatmap matrixMap(const QString& title, const QString& symbol, const Matrix& values, float scale) {
    Heatmap map;
    map.title = title;
    map.symbol = symbol;
    map.rowName = PlaygroundWindow::tr("output");
    map.columnName = PlaygroundWindow::tr("input");
    map.values = values;
    map.low = -scale;
    map.high = scale;
    map.colours = Heatmap::Colours::Diverging;
    map.isSquare = true;
    return map;
}

CurvesPlot* makeStepPlot() {
    return new CurvesPlot(
        {.name = "step-errors",
         .title = PlaygroundWindow::tr("Errors of the estimate by the step μ"),
         .help = PlaygroundWindow::tr(
             "What is wrong with an estimated gradient, in parts of its norm: read noise (falls "
             "with 1/μ), curvature and rounding of the device's response (grows with μ), and what "
             "too few directions miss, whatever μ. Lines across: the present μ (solid; click or "
             "drag it), the best one measured (dashed) and by the closed form (dotted)."),
         .placeLabel = PlaygroundWindow::tr("μ, in the unit of ω"),
         .valueLabel = PlaygroundWindow::tr("error / norm"),
         .curves = {PlaygroundWindow::tr("curvature"), PlaygroundWindow::tr("read noise"),
                    PlaygroundWindow::tr("noise, closed form"), PlaygroundWindow::tr("both"),
                    PlaygroundWindow::tr("few probes")},
         .isPlaceLogarithmic = true,
         .isMarkMovable = true});
}

RankedPlot* makeRankPlot() {
    return new RankedPlot(
        {.name = "rank-errors",
         .title = PlaygroundWindow::tr("Errors by the rank"),
         .help = PlaygroundWindow::tr(
             "How far the best matrix of rank k is from the target and from the device's own "
             "(Eckart and Young: the singular values beyond k), and how far a surrogate of that "
             "rank is after the updates, measured by M probes."),
         .valueLabel = PlaygroundWindow::tr("relative error"),
         .curves = {PlaygroundWindow::tr("bound of the target"),
                    PlaygroundWindow::tr("bound of the device"), PlaygroundWindow::tr("surrogate")},
         .logarithmic = true});
}

CurvesPlot* makeErrorPlot() {
    auto* const plot =
        new CurvesPlot({.name = "matrix-error",
                        .title = PlaygroundWindow::tr("Error by steps"),
                        .help = PlaygroundWindow::tr("‖A − T‖ / ‖T‖ while the device learns."),
                        .placeLabel = PlaygroundWindow::tr("step"),
                        .valueLabel = PlaygroundWindow::tr("‖A − T‖ / ‖T‖"),
                        .curves = {PlaygroundWindow::tr("error")}});
    plot->setEmptyText(PlaygroundWindow::tr("Press Train or Step"));
    return plot;
}

}  // namespace

PlaygroundWindow::PlaygroundWindow(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Playground: one layer"));
    setObjectName("playground");
    setWindowFlags(windowFlags() | Qt::WindowMinMaxButtonsHint);
    m_controls = new PlaygroundControls;
    m_settings = m_controls->settings();
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(makeSide());
    layout->addWidget(makePanels(), 1);
    listen();
    resizeToScreen(*this, kSize);
}

QWidget* PlaygroundWindow::makeSide() {
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_controls);
    const auto button = [this, layout](const QString& text, const QString& name,
                                       const QString& help) {
        auto* const made = new QPushButton(text);
        made->setObjectName(name);
        made->setAccessibleName(QString(text).remove('&'));
        made->setToolTip(wrappedToolTip(help));
        made->setAutoDefault(false);
        layout->addWidget(made);
        return made;
    };
    m_train = button(tr("&Train"), "playgroundTrain",
                     tr("Let the device learn with the present settings; press again to pause."));
    m_train->setCheckable(true);
    m_step = button(tr("&Step"), "playgroundStep1", tr("One step of training."));
    m_anew = button(tr("Start &anew"), "playgroundAnew",
                    tr("Put the device's parameters back to where they began."));
    m_message = new ThemedLabel(ThemedLabel::Role::Error);
    m_message->setObjectName("playgroundMessage");
    m_message->setWordWrap(true);
    m_message->setTextOrHide({});
    layout->addWidget(m_message);
    layout->addStretch(1);
    auto* const scroll = new PanelScrollArea(content);
    scroll->setFixedWidth(kSideWidth);
    return scroll;
}

QWidget* PlaygroundWindow::makePanel(QWidget* plot, ThemedLabel*& sentence, const QString& name) {
    auto* const panel = new QWidget;
    // All panels are of one size, whatever they would like.
    panel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto* const layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(plot, 1);
    sentence = new ThemedLabel(ThemedLabel::Role::Text);
    sentence->setObjectName(name);
    sentence->setWordWrap(true);
    // So that panels don't jump while the sentences change.
    sentence->setMinimumHeight(3 * sentence->fontMetrics().lineSpacing());
    sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(sentence);
    return panel;
}

QWidget* PlaygroundWindow::makePanels() {
    m_plane = new LossPlanePlot;
    m_steps = makeStepPlot();
    m_ranks = makeRankPlot();
    auto* const panels = new QWidget;
    auto* const grid = new QGridLayout(panels);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(makePanel(m_plane, m_planeText, "planeSentence"), 0, 0);
    grid->addWidget(makePanel(m_steps, m_stepText, "stepSentence"), 0, 1);
    grid->addWidget(makePanel(m_ranks, m_rankText, "rankSentence"), 1, 0);
    grid->addWidget(makePanel(makeMatrices(), m_matrixText, "matrixSentence"), 1, 1);
    for (const int i : {0, 1}) {
        grid->setColumnStretch(i, 1);
        grid->setRowStretch(i, 1);
    }
    return panels;
}

QWidget* PlaygroundWindow::makeMatrices() {
    m_target = new HeatmapPlot("target", tr("The matrix T that the device is to compute."));
    m_device = new HeatmapPlot("device-matrix", tr("The matrix A that the device computes now, in "
                                                   "the colours of the target."));
    m_difference = new HeatmapPlot(
        "matrix-difference", tr("What is left to learn, A − T, in the colours of the target."));
    m_errors = makeErrorPlot();
    auto* const matrices = new QWidget;
    auto* const grid = new QGridLayout(matrices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    grid->addWidget(m_target, 0, 0);
    grid->addWidget(m_device, 0, 1);
    grid->addWidget(m_difference, 1, 0);
    grid->addWidget(m_errors, 1, 1);
    return matrices;
}

void PlaygroundWindow::listen() {
    connect(m_controls, &PlaygroundControls::changed, this, &PlaygroundWindow::change);
    connect(m_plane, &LossPlanePlot::placeChosen, this, &PlaygroundWindow::askArrows);
    connect(m_steps, &CurvesPlot::markMoved, m_controls, &PlaygroundControls::setStep);
    connect(m_train, &QPushButton::toggled, this, &PlaygroundWindow::setTraining);
    connect(m_step, &QPushButton::clicked, this, [this] { teach(true); });
    connect(m_anew, &QPushButton::clicked, this, &PlaygroundWindow::startAnew);
    connect(&m_studies, &PlaygroundStudies::planeReady, this, &PlaygroundWindow::showPlane);
    connect(&m_studies, &PlaygroundStudies::arrowsReady, this, [this](const auto& arrows) {
        m_plane->setArrows(arrows);
        m_planeText->setText(PlaygroundWords::ofArrows(arrows));
    });
    connect(&m_studies, &PlaygroundStudies::estimateReady, this, &PlaygroundWindow::showEstimate);
    connect(&m_studies, &PlaygroundStudies::ranksReady, this, &PlaygroundWindow::showRanks);
    connect(&m_studies, &PlaygroundStudies::matrixReady, this, &PlaygroundWindow::showMatrix);
    connect(&m_studies, &PlaygroundStudies::taught, this, &PlaygroundWindow::showLesson);
    connect(&m_studies, &PlaygroundStudies::failed, this, [this](const QString& reason) {
        m_message->setTextOrHide(reason);
        m_train->setChecked(false);
    });
}

void PlaygroundWindow::change() {
    const PlaygroundSettings before = std::exchange(m_settings, m_controls->settings());
    m_message->setTextOrHide({});
    m_before += std::exchange(m_moment.step, 0);
    m_queriesBefore += std::exchange(m_moment.queries, 0);
    if (!isSameDevice(before, m_settings))
        return startAnew();
    m_studies.endLesson();
    ask();
    if (m_trains)
        teach(false);
}

void PlaygroundWindow::startAnew() {
    m_train->setChecked(false);
    m_studies.endLesson();
    m_omega = {};
    m_moment = {};
    m_before = 0;
    m_queriesBefore = 0;
    m_lessonSteps.clear();
    m_lessonErrors.clear();
    m_errors->setValues({}, {});
    m_shownPlane = {};  // a click on the one before is no place of the new device
    m_plane->setPlace({0, 0});
    ask();
}

void PlaygroundWindow::ask() {
    if (isVisible())
        m_studies.ask(m_settings, m_omega);
}

void PlaygroundWindow::askArrows() {
    if (m_shownPlane.centre.size() == 0)
        return;
    m_studies.askArrows(m_settings, m_shownPlane, m_plane->place());
}

void PlaygroundWindow::showPlane(const PlaygroundSettings& settings, const LossPlane& plane,
                                 const Matrix& loss) {
    // One that began before the device was changed.
    if (!isSameDevice(settings, m_settings))
        return;
    m_shownPlane = plane;
    m_plane->setLoss(plane, loss);
    askArrows();
}

void PlaygroundWindow::showEstimate(const EstimateStudy& study) {
    m_estimate = study;
    QVector<double> places;
    std::vector<QVector<double>> curves(5);
    for (const StepErrors& each : study.steps) {
        places << each.step;
        curves[0] << each.curvature;
        curves[1] << each.noise;
        curves[2] << study.noiseSlope / each.step;
        curves[3] << each.together();
        curves[4] << study.directions;
    }
    m_steps->setValues(places, std::move(curves));
    m_steps->setMarks({m_settings.step, study.bestMeasured(), study.bestStep()});
    m_stepText->setText(PlaygroundWords::ofEstimate(study, m_settings.step));
}

void PlaygroundWindow::showRanks(const RankStudy& study) {
    const auto list = [](const std::vector<double>& values) {
        return QVector<double>(values.begin(), values.end());
    };
    m_ranks->setValues({list(study.target), list(study.device), list(study.surrogate)});
    const Index rank = std::min(m_settings.rank, Index(study.target.size()));
    m_rankText->setText(PlaygroundWords::ofRanks(study, rank, m_settings.updates));
}

void PlaygroundWindow::showMatrix(const Matrix& a, const Matrix& target, double error) {
    const float scale = std::max(target.cwiseAbs().maxCoeff(), 1e-6f);
    m_target->setMap(matrixMap(tr("Target T"), "T", target, scale));
    m_device->setMap(matrixMap(tr("Device A"), "A", a, scale));
    m_difference->setMap(matrixMap(tr("Difference A − T"), "A − T", a - target, scale));
    if (m_lessonSteps.isEmpty())
        m_matrixText->setText(PlaygroundWords::ofMatrix(error));
}

void PlaygroundWindow::showLesson(const Vector& omega, const LessonMoment& moment) {
    m_omega = omega;
    m_moment = moment;
    LessonMoment whole = moment;
    whole.step += m_before;
    whole.queries += m_queriesBefore;
    m_lessonSteps << double(whole.step);
    m_lessonErrors << whole.error;
    m_errors->setValues(m_lessonSteps, {m_lessonErrors});
    m_matrixText->setText(PlaygroundWords::ofLesson(whole));
    ask();
    if (m_trains)
        teach(false);
}

void PlaygroundWindow::teach(bool single) {
    m_studies.teach(m_settings, m_omega, single);
}

void PlaygroundWindow::setTraining(bool trains) {
    m_trains = trains;
    m_train->setText(trains ? tr("Pause &training") : tr("&Train"));
    m_step->setEnabled(!trains);
    if (trains)
        teach(false);
}

void PlaygroundWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    ask();
}

void PlaygroundWindow::hideEvent(QHideEvent* event) {
    m_train->setChecked(false);
    QDialog::hideEvent(event);
}

void PlaygroundWindow::finish() {
    m_studies.finish();
}

}  // namespace obscura
