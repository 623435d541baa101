// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DeviceView.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/graph/Repetition.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/ToolTip.h"
#include "widgets/device/CalibrationDialog.h"
#include "widgets/device/DevicePages.h"
#include "widgets/device/DevicePlot.h"
#include "widgets/device/MeshPlot.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/BlackBoxChoice.h"
#include "widgets/panels/MomentSlider.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>

namespace obscura {

namespace {

/// "Spatial light modulator, 256 → 128"
QString descriptionOf(const DeviceSnapshot& s) {
    return DeviceView::tr("%1, %2 → %3")
        .arg(translated(deviceInfo(s.device).title))
        .arg(s.inputs)
        .arg(s.outputs);
}

/// How it is trained doesn't show.
Options optionsOfHardware(const Block& block) {
    Options options = block.options;
    std::erase_if(options, [](const auto& option) {
        return std::ranges::any_of(
            std::initializer_list<std::string_view>{"surrogate.", "estimator.", "inspection."},
            [&](std::string_view part) { return option.first.starts_with(part); });
    });
    return options;
}

}  // namespace

DeviceView::DeviceView(ExperimentDocument& document, RunController& runs, QWidget* parent)
    : QWidget(parent), m_document(document), m_runs(runs) {
    m_hardware = new HardwarePage;
    m_parameters = new HistogramPage;
    m_transfer = new TransferPage;
    m_learned = new LearnedPage;
    m_pages = {m_hardware, m_parameters, m_transfer, m_learned};
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeHeader());
    m_stack = new QStackedLayout;
    layout->addLayout(m_stack, 1);
    connectPages();
    connect(&m_preview, &DevicePreview::ready, this,
            [this](const std::shared_ptr<const DeviceSnapshot>& snapshot) {
                if (m_previewed && snapshot->box == box())
                    display(snapshot);
            });
    connect(&m_preview, &DevicePreview::refused, this, &DeviceView::displayNothing);
    follow();
    refresh();
}

DeviceView::~DeviceView() = default;

QWidget* DeviceView::makeHeader() {
    m_moment = new QLabel;
    m_description = new ElidedLabel;

    m_farBox = new QComboBox;
    m_farBox->addItems({tr("light"), tr("splitting")});
    m_farBox->setAccessibleName(tr("Colour of the mesh"));
    m_farBox->setToolTip(wrappedToolTip(
        tr("What the mesh is coloured by where it is too fine to draw each block. Zoom in to see "
           "both.")));
    connect(m_farBox, &QComboBox::activated, this,
            [this](int index) { m_hardware->mesh().setFar(static_cast<MeshPlot::Far>(index)); });

    m_tabs = new QTabBar;
    m_tabs->setDrawBase(false);
    // Never so narrow that it scrolls.
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_tabs->setAccessibleName(tr("View of the device"));
    const std::pair<QString, QString> tabs[] = {
        {tr("Hard&ware"), tr("What the device looks like")},
        {tr("&Parameters"), tr("How its parameters are spread, initially and now")},
        {tr("Tra&nsfer matrix"), tr("What it does: y = A x, with line cuts")},
        {tr("&Learned"), tr("What its own answers have told of its parameters, and the truth")}};
    for (const auto& [title, help] : tabs)
        m_tabs->setTabToolTip(m_tabs->addTab(title), help);

    m_choice = new BlackBoxChoice(m_document, tr("&Device of"),
                                  tr("The black box whose device is shown."));
    auto* const about = new QWidget;
    auto* const left = new QHBoxLayout(about);
    left->setContentsMargins(2, 0, 2, 0);
    left->addWidget(m_choice);
    left->addWidget(m_moment);
    left->addWidget(new MomentSlider(m_runs.moments()));
    left->addSpacing(6);
    left->addWidget(m_description, 1);
    auto* const views = new QWidget;
    auto* const right = new QHBoxLayout(views);
    right->setContentsMargins(2, 0, 2, 0);
    right->addWidget(m_farBox);
    right->addWidget(m_tabs);
    right->addStretch(1);
    return new WrappedRow(about, views, about);
}

void DeviceView::connectPages() {
    for (DevicePage* const page : m_pages) {
        m_stack->addWidget(page);
        for (DevicePlot* const plot : page->plots()) {
            connect(plot, &DevicePlot::failed, this, &DeviceView::failed);
            connect(plot, &DevicePlot::saved, this, &DeviceView::saved);
        }
    }
    connect(m_learned, &LearnedPage::calibrationAsked, this, &DeviceView::calibrate);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        drawPage();
        updateHeader();
    });
}

void DeviceView::follow() {
    m_follower = std::make_unique<SnapshotFollower<DeviceSnapshot>>(
        m_document, m_runs, *m_choice, *this,
        [this](BlockRepetition box) { m_runs.requestSnapshot(box); },
        [this](const auto& snapshot) { return take(snapshot); });
    connect(m_follower.get(), &RunFollower::forgotten, this, [this] { m_runsDevices.clear(); });
    connect(m_follower.get(), &RunFollower::begun, this, &DeviceView::noteRunsDevices);
    connect(m_follower.get(), &RunFollower::changed, this, &DeviceView::refresh);
    connect(&m_runs.moments(), &RunMoments::changed, this, &DeviceView::refresh);
}

void DeviceView::noteRunsDevices() {
    const Experiment& e = m_runs.experiment();
    const InspectionReport& report = m_runs.inspection();
    for (const Block& block : e.graph.blocks) {
        const auto identity = identityOf(e, report, block.id);
        const Index last = identity ? e.graph.repetitionsOf(block) : 0;
        for (Index repetition = 1; repetition <= last; ++repetition)
            m_runsDevices[{block.id, repetition}] = *identity;
    }
}

std::optional<DeviceView::Identity> DeviceView::identityOf(const Experiment& e,
                                                           const InspectionReport& report,
                                                           BlockId id) {
    const Block* const block = e.graph.find(id);
    if (!block || !hasRole(*block, LayerRole::Physical))
        return std::nullopt;
    const Shape* const input = report.inputOf(e.graph, id);
    const Index inputs = input ? featuresOf(*input) : 0;
    try {
        const BlackBoxSettings settings = blackBoxSettings(*block);
        return Identity{settings.device, settings.deviceOptions, inputs, settings.outputs,
                        trainingSettings(e.training).seed};
    } catch (const UserError&) {
        return std::nullopt;
    }
}

std::optional<DeviceView::Preview> DeviceView::previewOf(const Experiment& e,
                                                         const InspectionReport& report,
                                                         BlockId id) {
    const std::optional<Identity> device = identityOf(e, report, id);
    if (!device)
        return std::nullopt;
    const Block& block = *e.graph.find(id);
    return Preview{*device, block.name, optionsOfHardware(block),
                   trainingSettings(e.training).startFrom};
}

void DeviceView::setBlock(BlockId block) {
    m_follower->setBlock(block);
}

BlockRepetition DeviceView::box() const {
    return m_follower->box();
}

void DeviceView::setPage(Page page) {
    m_tabs->setCurrentIndex(int(page));
}

DeviceView::Page DeviceView::page() const {
    return static_cast<Page>(m_tabs->currentIndex());
}

QString DeviceView::status() const {
    return m_shown ? m_moment->text() : m_reason;
}

void DeviceView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

/// Whether the document's device is what the last run has trained.
bool DeviceView::isRunsDevice() const {
    const auto trained = m_runsDevices.find(box());
    return trained != m_runsDevices.end() &&
           identityOf(m_document.experiment(), m_document.report(), box().block) == trained->second;
}

bool DeviceView::showsRunsDevice() const {
    return m_follower->latest() && (m_follower->followsRun() || isRunsDevice());
}

void DeviceView::refresh() {
    if (!isVisible())
        return;
    if (box().block == 0)
        return displayNothing(tr("This network has no black box."));
    if (m_runs.moments().chosen())
        return displayMoment();
    if (showsRunsDevice()) {
        m_previewed.reset();
        display(m_follower->latest());
    }
    if (m_follower->followsRun()) {
        if (m_shown && m_shown->box != box())
            displayNothing(tr("Waiting for the run…"));
        return m_follower->ask();
    }
    if (showsRunsDevice())
        return;
    const auto preview = previewOf(m_document.experiment(), m_document.report(), box().block);
    if (preview && m_previewed == preview && m_shown && m_shown->box == box())
        return;
    m_previewed = preview;
    m_preview.request(m_document.experiment(), box(), m_document.files());
    updateHeader();
}

/// What it looked like then; until that is read, what is shown stays.
void DeviceView::displayMoment() {
    if (const auto look = m_runs.moments().device(box())) {
        m_previewed.reset();
        display(look);
    }
}

double DeviceView::take(const std::shared_ptr<const DeviceSnapshot>& snapshot) {
    if (m_runs.moments().chosen())
        return 0;
    m_previewed.reset();
    if (isVisible())
        display(snapshot);
    double painting = 0;
    for (DevicePlot* const plot : m_pages[std::size_t(m_tabs->currentIndex())]->plots()) {
        if (plot->isVisible())
            painting += plot->replotTime(true);
    }
    return painting;
}

void DeviceView::display(std::shared_ptr<const DeviceSnapshot> snapshot) {
    m_reason.clear();
    if (std::exchange(m_shown, std::move(snapshot)) != m_shown)
        drawPage();
    updateHeader();
}

void DeviceView::displayNothing(const QString& reason) {
    m_reason = reason;
    if (std::exchange(m_shown, nullptr))
        drawPage();
    updateHeader();
}

/// Pages that aren't seen are drawn when they are chosen.
void DeviceView::drawPage() {
    m_pages[std::size_t(m_tabs->currentIndex())]->setSnapshot(m_shown.get());
}

void DeviceView::updateHeader() {
    m_farBox->setVisible(m_shown && page() == Page::Hardware &&
                         deviceInfo(m_shown->device).meshLight);
    m_moment->setVisible(m_shown != nullptr);
    if (m_shown) {
        m_moment->setText(formatMoment(m_shown->step));
        const QString description = descriptionOf(*m_shown);
        m_description->setFullText(
            m_follower->isLeftOut() && isRunsDevice()
                ? tr("%1 · the run left no state of this repetition: choose it while one goes on")
                      .arg(description)
                : description);
    } else {
        m_description->setFullText(m_reason.isEmpty() ? tr("Building the device…") : m_reason);
    }
}

/// In a window of its own, with the device as a run would begin with it.
void DeviceView::calibrate() {
    auto* const dialog = new CalibrationDialog(m_document, box(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CalibrationDialog::failed, this, &DeviceView::failed);
    dialog->show();
}

void DeviceView::catchUp() {
    if (!m_runs.isActive())
        m_preview.finish();
    drawPage();
}

}  // namespace obscura
