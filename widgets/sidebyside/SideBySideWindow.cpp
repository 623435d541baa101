// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/SideBySideWindow.h"

#include "core/settings/Settings.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/ScreenFit.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/language/Messages.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/sidebyside/VariantCards.h"
#include "widgets/sidebyside/VariantChooser.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr QSize kSize(1240, 780);
constexpr int kSideWidth = 290;
constexpr int kSmoothing = 10;     ///< steps; a batch's loss jumps
constexpr int kTestEvery = 50;     ///< steps
constexpr int kMostSteps = 10000;  ///< between tests
constexpr int kLookAfter = 60;     ///< ms after an edit: typing is several
/// Drawing takes a tenth of the time at most, and never more than 30 frames a second.
constexpr double kDrawingPause = 10;
constexpr int kLeastPause = 34;  ///< ms

Pace paceOf(const QComboBox& box) {
    return Pace(box.currentData().toInt());
}

TimeAxis axisOf(Pace pace) {
    return pace == Pace::Steps ? TimeAxis::Step : TimeAxis::Queries;
}

}  // namespace

SideBySideWindow::SideBySideWindow(QWidget* parent)
    : QDialog(parent),
      m_chooser(new VariantChooser),
      m_cards(new VariantCards),
      m_loss(new OverlayPlot(quantityInfo("loss"))),
      m_test(new OverlayPlot(quantityInfo("test_accuracy"))),
      m_group(
          [this](TimeAxis axis) { return std::max(m_loss->latest(axis), m_test->latest(axis)); }) {
    setWindowTitle(tr("Side by side"));
    setObjectName("sideBySide");
    setWindowFlags(windowFlags() | Qt::WindowMinMaxButtonsHint);
    for (OverlayPlot* const plot : {m_loss, m_test}) {
        plot->setGrouped(false);
        plot->setSmoothing(kSmoothing);
        plot->setEmptyText(
            tr("Choose variants and press Start:\nthey are drawn here over each "
               "other."));
        m_group.add(*plot);
    }
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(makeSide());
    layout->addWidget(makeResults(), 1);
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(kLookAfter);
    m_drawTimer.setSingleShot(true);
    listen();
    refreshControls();
    resizeToScreen(*this, kSize);
}

QWidget* SideBySideWindow::makeSide() {
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 6, 0);
    m_experiment = new ThemedLabel(ThemedLabel::Role::Heading);
    m_experiment->setObjectName("sideBySideExperiment");
    layout->addWidget(m_experiment);
    layout->addWidget(m_chooser);
    addSettings(*layout);
    addButtons(*layout);
    layout->addStretch(1);
    auto* const scroll = new PanelScrollArea(content);
    scroll->setFixedWidth(kSideWidth);
    return scroll;
}

void SideBySideWindow::addSettings(QVBoxLayout& layout) {
    m_pace = new QComboBox;
    m_pace->setObjectName("sideBySidePace");
    m_pace->addItem(tr("by steps"), int(Pace::Steps));
    m_pace->addItem(tr("by queries"), int(Pace::Queries));
    m_pace->setAccessibleName(tr("Keep pace"));
    m_pace->setToolTip(wrappedToolTip(
        tr("What the variants keep pace by, and are drawn over. By steps, none makes its next step "
           "before all have made this one. By queries, the one that has asked its hardware least "
           "goes on: a cheap method makes many steps while a dear one makes one.")));
    m_testEvery = new QSpinBox;
    m_testEvery->setObjectName("sideBySideTestEvery");
    m_testEvery->setRange(0, kMostSteps);
    m_testEvery->setSingleStep(10);
    m_testEvery->setValue(kTestEvery);
    m_testEvery->setSuffix(tr(" steps"));
    m_testEvery->setSpecialValueText(tr("as the experiment says"));
    m_testEvery->setAccessibleName(tr("Test every"));
    m_testEvery->setToolTip(wrappedToolTip(
        tr("Steps between passes over the test set. They are no part of the training, which is the "
           "same without them. 0: as the experiment says.")));
    const auto add = [&layout](const QString& text, QWidget* field) {
        auto* const label = new QLabel(text);
        label->setBuddy(field);
        auto* const row = new QHBoxLayout;
        row->addWidget(label);
        row->addWidget(field, 1);
        layout.addLayout(row);
    };
    layout.addSpacing(6);
    add(tr("&Keep pace"), m_pace);
    add(tr("Test e&very"), m_testEvery);
}

void SideBySideWindow::addButtons(QVBoxLayout& layout) {
    const auto button = [&layout](const QString& text, const QString& name, const QString& help) {
        auto* const made = new QPushButton(text);
        made->setObjectName(name);
        made->setAccessibleName(QString(text).remove('&'));
        made->setToolTip(wrappedToolTip(help));
        made->setAutoDefault(false);
        layout.addWidget(made);
        return made;
    };
    layout.addSpacing(6);
    m_start = button(tr("&Start"), "sideBySideStart",
                     tr("Train the chosen variants from the same start, each as a recorded run."));
    m_pause = button(tr("&Pause"), "sideBySidePause",
                     tr("Let all wait after their present step; press again to go on."));
    m_pause->setCheckable(true);
    m_stop = button(tr("St&op"), "sideBySideStop", tr("End all; what they recorded is kept."));
    m_hint = new ThemedLabel(ThemedLabel::Role::Muted);
    m_hint->setObjectName("sideBySideHint");
    layout.addWidget(m_hint);
    m_message = new ThemedLabel(ThemedLabel::Role::Error);
    m_message->setObjectName("sideBySideMessage");
    m_message->setTextOrHide({});
    layout.addWidget(m_message);
}

QWidget* SideBySideWindow::makeResults() {
    auto* const results = new QWidget;
    auto* const layout = new QVBoxLayout(results);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_cards);
    auto* const plots = new QHBoxLayout;
    auto* const lossHeading = new ThemedLabel(ThemedLabel::Role::Heading);
    m_testHeading = new ThemedLabel(ThemedLabel::Role::Heading);
    plots->addWidget(makePlot(*m_loss, *lossHeading), 1);
    plots->addWidget(makePlot(*m_test, *m_testHeading), 1);
    layout->addLayout(plots, 1);
    return results;
}

QWidget* SideBySideWindow::makePlot(OverlayPlot& plot, ThemedLabel& heading) {
    auto* const panel = new QWidget;
    auto* const layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    heading.setText(headingOf(plot.quantity()));
    layout->addWidget(&heading);
    layout->addWidget(&plot, 1);
    return panel;
}

void SideBySideWindow::listen() {
    connect(m_chooser, &VariantChooser::changed, this, &SideBySideWindow::refreshControls);
    connect(m_pace, &QComboBox::activated, this,
            [this] { m_group.setTimeAxis(axisOf(paceOf(*m_pace))); });
    connect(m_start, &QPushButton::clicked, this, &SideBySideWindow::start);
    connect(m_pause, &QPushButton::clicked, this, [this](bool isPaused) {
        if (isPaused)
            m_runs.pause();
        else
            m_runs.resume();
    });
    connect(m_stop, &QPushButton::clicked, &m_runs, &VariantRuns::stop);
    connect(this, &QDialog::finished, &m_runs, &VariantRuns::stop);
    connect(&m_runs, &VariantRuns::news, this, &SideBySideWindow::takeNews);
    connect(&m_lookTimer, &QTimer::timeout, this, &SideBySideWindow::look);
    connect(&m_drawTimer, &QTimer::timeout, this, &SideBySideWindow::draw);
    for (OverlayPlot* const plot : {m_loss, m_test}) {
        connect(plot, &ThemedPlot::failed, m_message, &ThemedLabel::setTextOrHide);
        connect(plot, &ThemedPlot::saved, m_message, [this] { m_message->setTextOrHide({}); });
    }
}

void SideBySideWindow::follow(ExperimentDocument& document) {
    if (m_document == &document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = &document;
    const auto lookSoon = [this] { m_lookTimer.start(); };
    connect(&document, &ExperimentDocument::changed, this, lookSoon);
    connect(&document, &ExperimentDocument::resetDone, this, lookSoon);
    look();
}

/// What the experiment in front can be compared with; while variants are trained, and while nobody
/// sees it, that is of no interest.
void SideBySideWindow::look() {
    if (!m_document || !isVisible() || m_runs.isActive())
        return;
    m_experiment->setText(m_document->title());
    m_chooser->setChoices(variantsOf(m_document->experiment(), m_document->files()));
}

void SideBySideWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    look();
    draw();
}

std::vector<VariantChoice> SideBySideWindow::prepared() const {
    std::vector<VariantChoice> choices = m_chooser->chosen();
    if (const int steps = m_testEvery->value(); steps > 0) {
        for (VariantChoice& choice : choices)
            setTrainingOption(choice.experiment, "evaluate_every", Index{steps});
    }
    return choices;
}

/// They share the processor's cores.
TrainerOptions SideBySideWindow::optionsFor(std::size_t runs) const {
    TrainerOptions options = m_options;
    if (options.threads == 0)
        options.threads = std::max(1, QThread::idealThreadCount() / int(runs));
    if (m_document)
        options.data = m_document->files().data;
    return options;
}

bool SideBySideWindow::start() {
    if (m_document)
        m_document->commitSession();
    look();
    m_message->setTextOrHide({});
    const std::vector<VariantChoice> choices = prepared();
    if (m_runs.isActive() || int(choices.size()) < VariantChooser::kLeast)
        return false;
    const Pace pace = paceOf(*m_pace);
    m_group.setTimeAxis(axisOf(pace));
    m_group.setFollowing(true);
    try {
        m_runs.start(choices, m_chooser->chosenSlots(), optionsFor(choices.size()), pace);
        return true;
    } catch (const UserError& error) {
        m_message->setTextOrHide(
            tr("Can't run: %1").arg(translatedMessage(std::string(error.what()))));
        return false;
    }
}

void SideBySideWindow::takeNews() {
    m_cards->show(m_runs);
    chooseTestQuantity();
    refreshControls();
    if (m_runs.isActive())
        return scheduleDrawing();
    draw();
    look();  // it may be another experiment by now
    Q_EMIT ended();
}

void SideBySideWindow::refreshControls() {
    const bool isActive = m_runs.isActive();
    const auto count = int(m_chooser->chosen().size());
    m_chooser->setEnabled(!isActive);
    m_pace->setEnabled(!isActive);
    m_testEvery->setEnabled(!isActive);
    m_start->setEnabled(!isActive && count >= VariantChooser::kLeast);
    m_pause->setEnabled(isActive);
    m_pause->setChecked(m_runs.isPaused());
    m_stop->setEnabled(isActive);
    m_hint->setTextOrHide(!isActive && count < VariantChooser::kLeast
                              ? tr("Choose two to four variants.")
                              : QString());
}

/// Where targets are numbers, there is no accuracy.
void SideBySideWindow::chooseTestQuantity() {
    const auto isNumber = [](const auto& run) {
        return run->lastEvaluation() && std::isnan(run->lastEvaluation()->accuracy);
    };
    const bool isOfNumbers = std::ranges::any_of(m_runs.runs(), isNumber);
    const QuantityInfo& wanted = quantityInfo(isOfNumbers ? "test_loss" : "test_accuracy");
    if (wanted.id == m_test->quantity().id)
        return;
    m_test->setQuantity(wanted);
    m_testHeading->setText(headingOf(wanted));
}

void SideBySideWindow::scheduleDrawing() {
    if (m_drawTimer.isActive())
        return;
    const double pause = std::max<double>(kLeastPause, kDrawingPause * m_drawingTime);
    const double since = m_sinceDrawn.isValid() ? double(m_sinceDrawn.elapsed()) : pause;
    m_drawTimer.start(int(std::max(0.0, pause - since)));
}

void SideBySideWindow::draw() {
    if (!isVisible())
        return;
    QElapsedTimer clock;
    clock.start();
    std::vector<OverlaidRun> drawn;
    for (const auto& run : m_runs.runs())
        drawn.push_back(run->overlaid());
    m_loss->setRuns(drawn);
    m_test->setRuns(drawn);
    m_group.refresh();
    m_drawingTime = double(clock.elapsed()) + m_group.drawingTime();
    m_sinceDrawn.start();
}

}  // namespace obscura
