// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/PlaneView.h"

#include "core/data/Plane.h"
#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/plane/DecisionField.h"
#include "widgets/plane/PlaneEdits.h"
#include "widgets/plane/PlaneMarks.h"
#include "widgets/plane/PlanePlot.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

namespace obscura {

namespace {

constexpr std::size_t kMostDrawn = 1500;  ///< samples
constexpr int kShortestPause = 66;        ///< ms between maps: at most fifteen a second
constexpr double kShare = 12;             ///< of the time, one part in so many is for maps

QIcon markIcon(Index label, const Theme& theme) {
    constexpr int kSize = 16;
    constexpr int kScale = 3;  // the sharpest screen there is
    QPixmap picture(kScale * kSize, kScale * kSize);
    picture.setDevicePixelRatio(kScale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.seriesColor(int(label)));
    painter.drawPath(planeMark(label, 0.75 * kSize).translated(kSize / 2.0, kSize / 2.0));
    return picture;
}

}  // namespace

PlaneView::PlaneView(ExperimentDocument& document, RunController& runs, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_runs(runs),
      m_moving(document),
      m_pacer([this] { return ask(); }),
      m_plot(new PlanePlot),
      m_label(new QComboBox),
      m_clear(new QPushButton(tr("Remove all"))),
      m_status(new ElidedLabel) {
    m_pacer.setPace(kShortestPause, kShare);
    m_plot->setAccessibleName(tr("Plane"));
    m_plot->setToolTip(wrappedToolTip(
        tr("What the network takes each place for: the paler, the less sure it is; lines are where "
           "one class gives way to another. A click sets a point, a drag moves it, the right "
           "button removes it. Keys: arrows move the cursor (with Ctrl a little), Space sets a "
           "point, Shift and arrows move one, Delete removes it.")));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_status);
    connectPlot();
    connectRuns();
    connect(&m_document, &ExperimentDocument::changed, this, &PlaneView::refresh);
    connect(&m_document, &ExperimentDocument::resetDone, this, &PlaneView::forget);
    fillLabels();
    refresh();
}

PlaneView::~PlaneView() = default;

QWidget* PlaneView::makeHeader() {
    auto* const header = new QWidget;
    auto* const row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const label = new QLabel(tr("&Click sets"));
    label->setBuddy(m_label);
    m_label->setAccessibleName(tr("Class of new points"));
    m_label->setToolTip(wrappedToolTip(
        tr("The class of the points that you set. The network learns to tell classes apart; "
           "several samples are drawn around each point, as noise says.")));
    m_clear->setToolTip(wrappedToolTip(tr("Removes all points that you have set.")));
    row->addWidget(label);
    row->addWidget(m_label);
    row->addStretch(1);
    row->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &PlaneView::clearPoints);
    return header;
}

void PlaneView::fillLabels() {
    const int chosen = std::max(m_label->currentIndex(), 0);
    const Theme theme = Theme::of(palette());
    m_label->clear();
    for (Index label = 0; label < kMostPlaneClasses; ++label)
        m_label->addItem(markIcon(label, theme), QString::fromStdString(planeClassName(label)));
    m_label->setCurrentIndex(chosen);
}

void PlaneView::connectPlot() {
    connect(m_plot, &PlanePlot::pointWanted, this, &PlaneView::addPoint);
    connect(m_plot, &PlanePlot::pointMoved, this, &PlaneView::movePoint);
    connect(m_plot, &PlanePlot::moveEnded, this, [this] { m_moving.commit(); });
    connect(m_plot, &PlanePlot::pointUnwanted, this, &PlaneView::removePoint);
    connect(m_plot, &PlanePlot::cursorMoved, this, &PlaneView::say);
}

void PlaneView::connectRuns() {
    onNews<TrainerState>(m_runs, this, [this](TrainerState state) {
        if (state == TrainerState::Preparing)
            forget();
        m_pacer.noteNews();
    });
    onNews<StepRecord>(m_runs, this, [this](const StepRecord&) { m_pacer.noteNews(); });
    onNews<RunSummary>(m_runs, this, [this](const RunSummary&) { m_pacer.forget(); });
    onNews<std::shared_ptr<const DecisionMap>>(m_runs, this,
                                               [this](const auto& map) { take(map); });
}

/// Puts the question to the run, where somebody looks.
bool PlaneView::ask() {
    if (!isVisible() || !m_runs.isActive() || !planeBlock(m_runs.experiment()))
        return false;
    m_runs.requestMap({});
    return true;
}

void PlaneView::take(const std::shared_ptr<const DecisionMap>& map) {
    QElapsedTimer drawing;
    drawing.start();
    m_plot->setMap(map);
    if (isVisible())
        m_plot->repaint();
    m_pacer.noteAnswer(double(drawing.elapsed()) + 1e3 * map->seconds);
    say();
}

/// Another run begins, or another experiment is shown.
void PlaneView::forget() {
    m_pacer.forget();
    m_plot->setMap(nullptr);
    refresh();
}

void PlaneView::refresh() {
    if (!isVisible())
        return;
    const Experiment& e = m_document.experiment();
    m_plot->setPoints(ownPointsOf(e), samplesOf(e, kMostDrawn));
    m_clear->setEnabled(!m_plot->own().empty());
    setEnabled(planeBlock(e) != nullptr);
    say();
}

void PlaneView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
    m_pacer.ask();
}

void PlaneView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fillLabels();
}

Index PlaneView::label() const {
    return m_label->currentIndex();
}

QString PlaneView::status() const {
    return m_status->text();
}

/// What is shown, and what is known of the place of the cursor.
void PlaneView::say() {
    const QPointF at = m_plot->cursor();
    const QString place = tr("x = %1, y = %2").arg(at.x(), 0, 'f', 2).arg(at.y(), 0, 'f', 2);
    if (!isEnabled())
        return m_status->setFullText(tr("The data set is no points in the plane: see Source."));
    if (const auto& map = m_plot->map()) {
        const Verdict verdict = verdictAt(*map, at.x(), at.y());
        return m_status->setFullText(tr("Step %1; at %2: class %3, %4")
                                         .arg(formatWhole(map->step), place,
                                              QString::fromStdString(planeClassName(verdict.label)),
                                              formatShare(verdict.share)));
    }
    m_status->setFullText(m_plot->own().empty()
                              ? tr("%1. Press Run, or click to set points of your own.").arg(place)
                              : tr("%1. Press Run, and watch it learn your points.").arg(place));
}

void PlaneView::addPoint(double x, double y) {
    std::vector<PlanePoint> points = ownPointsOf(m_document.experiment());
    if (points.size() >= kMostOwnPoints)
        return;
    points.push_back({x, y, label()});
    m_moving.commit();
    m_document.edit(tr("Set a point"), [&](Experiment& e) { setOwnPoints(e, points); });
}

void PlaneView::movePoint(std::size_t index, double x, double y) {
    m_moving.submit(tr("Move a point"), [&](Experiment& e) {
        std::vector<PlanePoint> points = ownPointsOf(e);
        if (index >= points.size())
            return;
        points[index].x = x;
        points[index].y = y;
        setOwnPoints(e, points);
    });
}

void PlaneView::removePoint(std::size_t index) {
    m_document.edit(tr("Remove a point"), [&](Experiment& e) {
        std::vector<PlanePoint> points = ownPointsOf(e);
        if (index >= points.size())
            return;
        points.erase(points.begin() + std::ptrdiff_t(index));
        setOwnPoints(e, points);
    });
}

void PlaneView::clearPoints() {
    m_document.edit(tr("Remove all points"), [](Experiment& e) { setOwnPoints(e, {}); });
}

}  // namespace obscura
