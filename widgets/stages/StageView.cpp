// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/StageView.h"

#include "widgets/RunController.h"
#include "widgets/Units.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/StageOverlay.h"
#include "widgets/stages/LedgerBars.h"
#include "widgets/stages/StageImages.h"
#include "widgets/stages/StagePictures.h"
#include "widgets/stages/StageText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr auto kMotionKey = "teach/motion";
constexpr int kLeastFormula = 180;
constexpr double kTitleScale = 1.25;
constexpr double kFormulaScale = 1.15;

QFont scaled(QFont font, double scale, bool bold) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(scale * font.pointSizeF());
    else
        font.setPixelSize(int(scale * font.pixelSize()));
    font.setBold(bold);
    return font;
}

QLabel* wrappedLabel(const QString& name) {
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QPushButton* button(const QString& text, const QString& toolTip) {
    auto* const made = new QPushButton(text);
    made->setToolTip(toolTip);
    made->setAutoDefault(false);
    return made;
}

}  // namespace

StageView::StageView(RunController& runs, CanvasScene& scene, QWidget* parent)
    : QWidget(parent), m_runs(runs), m_scene(scene), m_overlay(new StageOverlay(scene)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Step through"));
    m_list = new QListWidget;
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Stages of the step"));
    m_list->setToolTip(
        tr("The stages of one training step, in their order. Choose one to look at "
           "it again."));
    m_pictures = new StagePictures;
    m_ledger = new LedgerBars;
    auto* const columns = new QHBoxLayout;
    columns->addWidget(m_list, 2);
    columns->addWidget(makeText(), 4);
    columns->addWidget(m_pictures, 3);
    columns->addWidget(m_ledger, 3, Qt::AlignTop);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(makeButtons());
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            showStage(row);
    });
    onNews<std::shared_ptr<const StepTrace>>(runs, this, [this](const auto& news) { take(news); });
    onNews<TrainerState>(runs, this, [this](TrainerState state) {
        if (state == TrainerState::Preparing) {
            m_isEntered = m_resumes = false;
            forget();
        }
        refresh();
    });
    // Behind the last trace, which comes with it.
    onNews<RunSummary>(runs, this, [this](const RunSummary&) {
        m_isEntered = m_resumes = false;
        refresh();
    });
    connect(&scene.document(), &ExperimentDocument::resetDone, this, &StageView::forget);
    refresh();
}

StageView::~StageView() {
    // Without the view nobody would ever put it away.
    delete m_overlay;
}

QWidget* StageView::makeText() {
    m_title = wrappedLabel("stageTitle");
    m_formula = wrappedLabel("stageFormula");
    m_formula->setTextFormat(Qt::RichText);
    m_sentence = wrappedLabel("stageSentence");
    // What is not to break is cut where there is no room for it.
    m_formula->setMinimumWidth(kLeastFormula);
    m_title->setFont(scaled(font(), kTitleScale, true));
    m_formula->setFont(scaled(font(), kFormulaScale, false));
    auto* const text = new QWidget;
    auto* const layout = new QVBoxLayout(text);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_formula);
    layout->addWidget(m_sentence, 1);
    return text;
}

QWidget* StageView::makeButtons() {
    m_back = button(tr("&Back"), tr("Look at the stage before (Left)"));
    m_next = button(tr("&Next"), tr("Go on to the next stage (Right or Space)"));
    m_nextStep = button(tr("Ne&xt step"), tr("Train one more step and take it apart"));
    m_leave = button(tr("&Leave"), tr("Go back to the run: it goes on if it did before"));
    m_motion = new QCheckBox(tr("&Motion"));
    m_motion->setToolTip(
        tr("Pulses on the canvas show which way numbers go. Without motion, "
           "arrows do."));
    m_motion->setChecked(QSettings().value(kMotionKey, true).toBool());
    connect(m_back, &QPushButton::clicked, this, [this] { showStage(m_stage - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showStage(m_stage + 1); });
    connect(m_nextStep, &QPushButton::clicked, this, &StageView::nextStep);
    connect(m_leave, &QPushButton::clicked, this, &StageView::leave);
    connect(m_motion, &QCheckBox::toggled, this, [this](bool on) {
        QSettings().setValue(kMotionKey, on);
        if (m_overlay)
            m_overlay->setAnimated(on);
    });
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* const each : {m_back, m_next, m_nextStep})
        layout->addWidget(each);
    layout->addStretch(1);
    layout->addWidget(m_motion);
    layout->addWidget(m_leave);
    return row;
}

// Only the first one knows how the run stood.
void StageView::enter(bool resumes) {
    if (!std::exchange(m_isEntered, true))
        m_resumes = resumes;
    setFocus();
    refresh();
}

void StageView::leave() {
    m_isEntered = false;
    forget();
    if (std::exchange(m_resumes, false))
        m_runs.resume();
    Q_EMIT left();
}

void StageView::nextStep() {
    enter(false);
    m_runs.stepThrough();
}

void StageView::take(const std::shared_ptr<const StepTrace>& trace) {
    if (!m_isEntered)
        return;
    m_trace = trace;
    m_stage = 0;
    fillList();
    refresh();
}

void StageView::forget() {
    m_trace.reset();
    m_stage = 0;
    fillList();
    refresh();
}

void StageView::fillList() {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    if (!m_trace)
        return;
    const Graph& graph = m_runs.experiment().graph;
    for (std::size_t i = 0; i < m_trace->stages.size(); ++i)
        m_list->addItem(QStringLiteral("%1. %2").arg(i + 1).arg(textOf(*m_trace, i, graph).title));
}

void StageView::showStage(int index) {
    if (!m_trace || index < 0 || index >= int(m_trace->stages.size()) || index == m_stage)
        return;
    m_stage = index;
    refresh();
}

void StageView::refresh() {
    const int count = m_trace ? int(m_trace->stages.size()) : 0;
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(count > 0 ? m_stage : -1);
    m_back->setEnabled(m_stage > 0);
    m_next->setEnabled(m_stage + 1 < count);
    m_nextStep->setEnabled(m_runs.isActive() && m_runs.state() == TrainerState::Paused);
    if (count == 0) {
        m_title->setText(m_runs.isActive() ? tr("The step is being made …")
                                           : tr("No step is taken apart"));
        m_formula->clear();
        m_sentence->setText(
            tr("Teach ▸ Step through (F8) trains one step and shows what happens in it."));
        m_pictures->show({});
        m_ledger->show({}, {});
    } else {
        const auto index = std::size_t(m_stage);
        const StageText text = textOf(*m_trace, index, m_runs.experiment().graph);
        m_title->setText(tr("Step %1 · %2").arg(formatWhole(m_trace->step), text.title));
        m_formula->setText(text.formula);
        m_sentence->setText(text.sentence);
        m_pictures->show(m_trace->stages[index].pictures);
        m_ledger->show(askedUntil(*m_trace, index), askedUntil(*m_trace, std::size_t(count - 1)));
    }
    drawOnCanvas();
}

/// Only while it is looked at.
void StageView::drawOnCanvas() {
    if (!m_overlay)
        return;
    if (!m_trace || !isVisible()) {
        m_overlay->clear();
        return;
    }
    StageScene scene = sceneOf(m_trace->stages[std::size_t(m_stage)],
                               m_scene.document().experiment().graph, m_scene.theme());
    m_overlay->setAnimated(m_motion->isChecked());
    m_overlay->show(std::move(scene.flows), std::move(scene.marks));
}

const StageOverlay* StageView::overlay() const {
    return m_overlay;
}

QString StageView::title() const {
    return m_title->text();
}

QString StageView::sentence() const {
    return m_sentence->text();
}

void StageView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            m_back->click();
            break;
        case Qt::Key_Right:
        case Qt::Key_Space:
            m_next->click();
            break;
        default:
            QWidget::keyPressEvent(event);
    }
}

void StageView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawOnCanvas();
}

void StageView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    drawOnCanvas();
}

void StageView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_title->setFont(scaled(font(), kTitleScale, true));
        m_formula->setFont(scaled(font(), kFormulaScale, false));
    }
    if (event->type() == QEvent::PaletteChange)
        drawOnCanvas();
}

}  // namespace obscura
