// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/OverlayPlots.h"

#include "widgets/ToolTip.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/history/PlotPanel.h"
#include "widgets/history/QuantitySeries.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/Smoothing.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QToolButton>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kLeastWidth = 220;  ///< of a plot, before another stands beside it
constexpr int kLeastHeight = 130;
constexpr int kMargin = 4;
constexpr int kLeastLetters = 3;  ///< of what a box shows
constexpr int kMostLetters = 24;
constexpr auto kRemembered = "runs/plots";

QStringList rememberedQuantities() {
    return QSettings()
        .value(kRemembered, QStringList{QStringLiteral("loss"), QStringLiteral("test_accuracy")})
        .toStringList();
}

/// What is chosen may be cut short; the list shows it whole.
void keepNarrow(QComboBox& box) {
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(kLeastLetters);
    box.setMaximumWidth(box.fontMetrics().averageCharWidth() * kMostLetters);
    box.view()->setTextElideMode(Qt::ElideNone);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + box.iconSize().width());
}

}  // namespace

OverlayPlots::OverlayPlots(QWidget* parent)
    : QWidget(parent),
      m_group([this](TimeAxis axis) {
          double latest = 0;
          for (const PlotPanel* const panel : m_panels)
              latest = std::max(latest, panel->plot().latest(axis));
          return latest;
      }),
      m_grid(new QGridLayout) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(4);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(4);
    // Plots stand below each other before they would ask for more width.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_header = makeHeader();
    layout->addWidget(m_header);
    layout->addLayout(m_grid, 1);
    const QStringList wanted = rememberedQuantities();
    for (const QString& id : wanted) {
        for (const QuantityInfo* const quantity : drawnQuantities()) {
            if (id.toStdString() == quantity->id)
                addPanel(*quantity);
        }
    }
    arrange();
}

OverlayPlots::~OverlayPlots() = default;

QWidget* OverlayPlots::makeHeader() {
    auto* const header = new QWidget;
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(2, 0, 2, 0);
    m_axis = new QComboBox;
    for (const TimeAxis axis : kTimeAxes)
        m_axis->addItem(tr("over %1").arg(briefOf(quantityOf(axis))));
    keepNarrow(*m_axis);
    m_axis->setAccessibleName(tr("Horizontal axis of the runs"));
    m_axis->setToolTip(
        wrappedToolTip(tr("What the runs are drawn over. Queries compare methods by "
                          "what their training asks of the hardware.")));
    connect(m_axis, &QComboBox::activated, this,
            [this](int index) { m_group.setTimeAxis(kTimeAxes[std::size_t(index)]); });
    layout->addWidget(m_axis, 1);

    m_smoothing = new QComboBox;
    for (const int steps : kSmoothingSteps)
        m_smoothing->addItem(steps == 1 ? tr("not smoothed") : tr("smoothed by %1").arg(steps),
                             steps);
    keepNarrow(*m_smoothing);
    m_smoothing->setCurrentIndex(2);
    m_smoothing->setAccessibleName(tr("Smoothing of the runs"));
    connect(m_smoothing, &QComboBox::activated, this, [this] {
        for (PlotPanel* const panel : m_panels)
            panel->plot().setSmoothing(m_smoothing->currentData().toInt());
    });
    m_smoothing->setToolTip(wrappedToolTip(
        tr("Over how many steps what is measured at each step is a mean: half of them before and "
           "half behind, so that it doesn't lag.")));
    layout->addWidget(m_smoothing, 1);

    m_grouping = new QCheckBox(tr("Me&ans"));
    m_grouping->setChecked(true);
    m_grouping->setToolTip(
        wrappedToolTip(tr("Runs that differ in nothing but the seed are drawn as their mean, with "
                          "a band of one standard deviation, and faint behind it.")));
    connect(m_grouping, &QCheckBox::toggled, this, [this](bool grouped) {
        for (PlotPanel* const panel : m_panels)
            panel->plot().setGrouped(grouped);
    });
    layout->addWidget(m_grouping);
    layout->addStretch(1);

    m_add = new QToolButton;
    m_add->setText(tr("A&dd"));
    m_add->setAccessibleName(tr("Add a plot"));
    m_add->setToolTip(tr("Adds a plot of any recorded quantity"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAutoRaise(true);
    auto* const menu = new QMenu(m_add);
    for (const QuantityInfo* const quantity : drawnQuantities()) {
        menu->addAction(headingOf(*quantity), this, [this, quantity] {
            addPanel(*quantity);
            arrange();
            remember();
        });
    }
    m_add->setMenu(menu);
    layout->addWidget(m_add);
    return header;
}

PlotPanel* OverlayPlots::addPanel(const QuantityInfo& quantity) {
    auto* const panel = new PlotPanel(quantity, this);
    OverlayPlot& plot = panel->plot();
    m_group.add(plot);
    plot.setSmoothing(m_smoothing->currentData().toInt());
    plot.setGrouped(m_grouping->isChecked());
    plot.setRuns(m_runs);
    connect(&plot, &OverlayPlot::failed, this, &OverlayPlots::failed);
    connect(&plot, &OverlayPlot::saved, this, &OverlayPlots::saved);
    connect(panel, &PlotPanel::quantityChosen, this, [this] {
        m_group.refresh();
        remember();
    });
    connect(panel, &PlotPanel::closeRequested, this, [this, panel] { removePanel(panel); });
    connect(panel, &PlotPanel::moveRequested, this, [this, panel](int places) {
        const auto at = std::ranges::find(m_panels, panel) - m_panels.begin();
        movePanel(panel, std::size_t(std::clamp<long>(at + places, 0, long(m_panels.size()) - 1)));
    });
    connect(panel, &PlotPanel::dropped, this,
            [this, panel](const QPoint& at) { dropPanel(panel, at); });
    m_panels.push_back(panel);
    m_group.refresh();
    return panel;
}

void OverlayPlots::removePanel(PlotPanel* panel) {
    std::erase(m_panels, panel);
    panel->hide();
    panel->deleteLater();
    arrange();
    remember();
}

void OverlayPlots::movePanel(PlotPanel* panel, std::size_t place) {
    std::erase(m_panels, panel);
    m_panels.insert(m_panels.begin() + long(place), panel);
    arrange();
    panel->handle().setFocus();
    remember();
}

/// Where it is dropped on another panel it takes that one's place.
void OverlayPlots::dropPanel(PlotPanel* panel, const QPoint& at) {
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        if (m_panels[i] != panel && m_panels[i]->rect().contains(m_panels[i]->mapFromGlobal(at)))
            return movePanel(panel, i);
    }
}

void OverlayPlots::arrange() {
    while (QLayoutItem* const item = m_grid->takeAt(0))
        delete item;
    const int count = int(m_panels.size());
    const int columns = std::clamp(width() / kLeastWidth, 1, std::max(1, count));
    const int rows = (count + columns - 1) / columns;
    setMinimumSize(m_header->minimumSizeHint().width() + kMargin * 2,
                   m_header->minimumSizeHint().height() + rows * kLeastHeight);
    // As many in each row as there are.
    const int evenly = rows > 0 ? (count + rows - 1) / rows : 1;
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_panels[std::size_t(i)], i / evenly, i % evenly);
        m_panels[std::size_t(i)]->show();
    }
}

void OverlayPlots::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void OverlayPlots::remember() const {
    QStringList ids;
    for (const PlotPanel* const panel : m_panels) {
        const std::string_view id = panel->plot().quantity().id;
        ids << QString::fromUtf8(id.data(), qsizetype(id.size()));
    }
    QSettings().setValue(kRemembered, ids);
}

void OverlayPlots::setRuns(const std::vector<OverlaidRun>& runs) {
    m_runs = runs;
    for (PlotPanel* const panel : m_panels)
        panel->plot().setRuns(runs);
    m_group.refresh();
}

}  // namespace obscura
