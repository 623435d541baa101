// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/CalibrationDialog.h"

#include "core/blackbox/calibration/CalibrationFile.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/ScreenFit.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/device/LearnedMaps.h"
#include "widgets/panels/PanelParts.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

namespace obscura {

namespace {

constexpr QSize kCalibrationSize(900, 460);
constexpr int kMostQueries = 1'000'000'000;
constexpr int kQueryStep = 1000;
constexpr int kProgressSteps = 1000;

QString rounded(double value) {
    return QString::number(value, 'g', 2);
}

/// Parts of a power as parts of an amplitude, in per cent.
QString amplitudePercent(double power) {
    return rounded(100 * std::sqrt(power));
}

QString stageText(const CalibrationProgress& now) {
    switch (now.stage) {
        case CalibrationProgress::Stage::Querying:
            return CalibrationDialog::tr("asking the device");
        case CalibrationProgress::Stage::Fitting:
            return CalibrationDialog::tr("fitting its model");
        case CalibrationProgress::Stage::Peeling:
            return CalibrationDialog::tr("going from column to column");
        case CalibrationProgress::Stage::Checking:
            return CalibrationDialog::tr("finding out how well each is known");
    }
    return {};
}

/// How near to the answers it came, and what of the parameters is known.
QString verdictOf(const CalibrationOutcome& outcome) {
    const Calibration& found = outcome.calibration.found;
    const Usage& usage = outcome.calibration.usage;
    const QString asked = CalibrationDialog::tr("%1 queries at %2 settings, %3 s on the bench.")
                              .arg(formatWhole(usage.queries), formatWhole(usage.programmings),
                                   rounded(usage.seconds));
    if (!found.isGood)
        return CalibrationDialog::tr(
                   "The model misses %1 % of the answers, of which read noise explains %2 %: allow "
                   "more queries, or the device has flaws that its model doesn't. %3")
            .arg(amplitudePercent(found.misfit), amplitudePercent(found.noise), asked);
    const QString known =
        found.unknown() == 0
            ? CalibrationDialog::tr("All %1 deviations are known")
                  .arg(formatWhole(found.deviations.size()))
            : CalibrationDialog::tr(
                  "%1 of %2 deviations are known, the others are seen by no output")
                  .arg(formatWhole(found.deviations.size() - found.unknown()),
                       formatWhole(found.deviations.size()));
    const std::string& unit = outcome.snapshot.layout.unit;
    return CalibrationDialog::tr(
               "%1. Parameters are off by %2 %3 (rms), which only a simulation can tell. %4")
        .arg(known, rounded(outcome.calibration.parameterError()), QString::fromStdString(unit),
             asked);
}

}  // namespace

CalibrationDialog::CalibrationDialog(ExperimentDocument& document, BlockRepetition box,
                                     QWidget* parent)
    : QDialog(parent),
      m_document(&document),
      m_box(box),
      m_verdict(new ThemedLabel(ThemedLabel::Role::Text)),
      m_maps(new LearnedMaps) {
    const Block* const block = document.experiment().graph.find(box.block);
    setWindowTitle(block ? tr("Calibrate %1").arg(QString::fromStdString(block->name))
                         : tr("Calibrate"));
    resizeToScreen(*this, kCalibrationSize);
    m_maps->setEmptyText(tr("What is found appears here."));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(makeControls());
    layout->addWidget(m_maps, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(makeButtons());
    m_verdict->setText(
        tr("Random settings and inputs tell how this piece deviates from its "
           "design. Each query is counted."));
    updateControls();
}

CalibrationDialog::~CalibrationDialog() = default;

QWidget* CalibrationDialog::makeControls() {
    m_queries = new QSpinBox;
    m_queries->setRange(0, kMostQueries);
    m_queries->setSingleStep(kQueryStep);
    m_queries->setSpecialValueText(tr("auto"));
    m_queries->setGroupSeparatorShown(true);
    m_queries->setToolTip(wrappedToolTip(
        tr("It ends earlier where read noise explains what its model misses. auto: 9 for each "
           "parameter.")));
    auto* const label = new QLabel(tr("&Queries at most"));
    label->setBuddy(m_queries);
    m_start = new QPushButton(tr("&Start"));
    m_start->setDefault(true);
    connect(m_start, &QPushButton::clicked, this, &CalibrationDialog::start);
    m_stop = new QPushButton(tr("S&top"));
    connect(m_stop, &QPushButton::clicked, this, [this] { m_job->stop(); });
    m_progress = new QProgressBar;
    m_progress->setRange(0, kProgressSteps);
    m_progress->setAccessibleName(tr("Progress of the calibration"));
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_queries);
    layout->addWidget(m_start);
    layout->addWidget(m_stop);
    layout->addWidget(m_progress, 1);
    return row;
}

QWidget* CalibrationDialog::makeButtons() {
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = buttons->addButton(tr("S&ave…"), QDialogButtonBox::ActionRole);
    m_train = buttons->addButton(tr("Save and &train with it…"), QDialogButtonBox::ActionRole);
    m_train->setToolTip(wrappedToolTip(
        tr("The black box is then trained by a learned twin that begins with what was found.")));
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const QString file = askForFile(); !file.isEmpty())
            saveTo(file);
    });
    connect(m_train, &QPushButton::clicked, this, [this] {
        if (const QString file = askForFile(); !file.isEmpty())
            trainWith(file);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

QString CalibrationDialog::verdict() const {
    return m_verdict->text();
}

void CalibrationDialog::start() {
    if (!m_document)
        return end(tr("Its experiment has been closed."));
    m_outcome.reset();
    m_maps->setSnapshot(nullptr);
    m_verdict->setText(tr("At work…"));
    m_job = std::make_unique<CalibrationJob>(m_document->experiment(), m_box, m_document->files(),
                                             CalibrationSettings{.queries = m_queries->value()});
    connect(m_job.get(), &CalibrationJob::progressed, this, &CalibrationDialog::note);
    connect(m_job.get(), &CalibrationJob::finished, this, &CalibrationDialog::present);
    connect(m_job.get(), &CalibrationJob::stopped, this,
            [this] { end(tr("Stopped: nothing was kept.")); });
    connect(m_job.get(), &CalibrationJob::failed, this, &CalibrationDialog::end);
    updateControls();
}

void CalibrationDialog::note(const CalibrationProgress& now) {
    m_progress->setValue(int(std::lround(now.share * kProgressSteps)));
    m_progress->setFormat(tr("%1 queries: %2, %p %").arg(formatWhole(now.queries), stageText(now)));
}

void CalibrationDialog::present(const std::shared_ptr<const CalibrationOutcome>& outcome) {
    m_outcome = outcome;
    m_maps->setSnapshot(&outcome->snapshot);
    end(verdictOf(*outcome));
}

void CalibrationDialog::end(const QString& message) {
    // It is the job that calls.
    if (m_job)
        m_job.release()->deleteLater();
    m_verdict->setText(message);
    updateControls();
}

void CalibrationDialog::updateControls() {
    m_queries->setEnabled(!isBusy());
    m_start->setEnabled(!isBusy());
    m_stop->setEnabled(isBusy());
    m_progress->setVisible(isBusy());
    m_save->setEnabled(m_outcome != nullptr);
    m_train->setEnabled(m_outcome && m_document);
}

QString CalibrationDialog::askForFile() {
    QFileDialog dialog(this, tr("Save the calibration"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilter(tr("Calibrations (*.json)"));
    dialog.setDefaultSuffix(QStringLiteral("json"));
    dialog.selectFile(QString::fromStdString(m_outcome->box.block.name + ".calibration.json"));
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

bool CalibrationDialog::saveTo(const QString& file) {
    try {
        writeCalibration(std::filesystem::path(file.toStdU16String()), m_outcome->calibration.found,
                         m_outcome->box.settings, m_outcome->box.inputs);
        return true;
    } catch (const UserError& e) {
        Q_EMIT failed(QString::fromUtf8(e.what()));
        return false;
    }
}

void CalibrationDialog::trainWith(const QString& file) {
    if (!m_document || !m_document->experiment().graph.find(m_box.block) || !saveTo(file))
        return;
    m_document->edit(
        tr("Train %1 with its calibration").arg(QString::fromStdString(m_outcome->box.block.name)),
        [&](Experiment& e) {
            setBlockOption(e, m_box.block, "estimator.kind", std::string("learned_twin"));
            setBlockOption(e, m_box.block, "estimator.calibration_file", file.toStdString());
            setBlockOption(e, m_box.block, "surrogate.upstream", std::string("auto"));
        });
}

}  // namespace obscura
