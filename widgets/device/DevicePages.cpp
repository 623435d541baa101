// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePages.h"

#include "devices/DeviceRegistry.h"
#include "widgets/ToolTip.h"
#include "widgets/device/DevicePictures.h"
#include "widgets/device/HeatmapPlot.h"
#include "widgets/device/HistogramPlot.h"
#include "widgets/device/LearnedMaps.h"
#include "widgets/device/LineCutPlot.h"
#include "widgets/device/MeshPlot.h"
#include "widgets/device/ResponsePlot.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace obscura {

HardwarePage::HardwarePage(QWidget* parent)
    : DevicePage(parent),
      m_map(new HeatmapPlot(
          "hardware",
          tr("The device's parameters as they lie in space and as the hardware has them, with "
             "its imperfections. Phases are drawn from 0 to 2π in colours that meet at "
             "the ends, as phases do."))),
      m_camera(new HeatmapPlot(
          "camera", tr("What the camera behind the device saw for the latest input, in rows of "
                       "equal length. A fibre's speckle has the contrast σ/mean = 1."))),
      m_response(new ResponsePlot),
      m_mesh(new MeshPlot) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_map, 3);
    layout->addWidget(m_response, 2);
    layout->addWidget(m_camera, 3);
    layout->addWidget(m_mesh, 1);
    m_map->setEmptyText(tr("No device to show."));
    m_camera->setEmptyText(tr("No light has passed\nthe device so far."));
    setSnapshot(nullptr);
}

std::vector<DevicePlot*> HardwarePage::plots() const {
    return {m_map, m_camera, m_response, m_mesh};
}

void HardwarePage::setSnapshot(const DeviceSnapshot* s) {
    const DeviceInfo* const info = s ? &deviceInfo(s->device) : nullptr;
    const bool isMesh = info && info->meshLight;
    const bool hasCurve = info && info->weightLaw && info->picture.weightCurve;
    const bool hasCamera = info && info->picture.camera;
    m_mesh->setVisible(isMesh);
    m_map->setVisible(!isMesh);
    m_response->setVisible(hasCurve);
    m_camera->setVisible(hasCamera);
    if (!s)
        return m_map->setMap(std::nullopt);
    if (isMesh)
        return m_mesh->setSnapshot(*s, info->meshLight);
    m_map->setMap(hardwareMap(*s, *info));
    if (hasCurve)
        m_response->setSnapshot(*s, *info);
    if (hasCamera)
        m_camera->setMap(cameraImage(*s, info->picture));
}

HistogramPage::HistogramPage(QWidget* parent) : DevicePage(parent), m_histogram(new HistogramPlot) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_histogram);
    m_histogram->setEmptyText(tr("No device to show."));
    setSnapshot(nullptr);
}

std::vector<DevicePlot*> HistogramPage::plots() const {
    return {m_histogram};
}

void HistogramPage::setSnapshot(const DeviceSnapshot* s) {
    if (s)
        m_histogram->setSnapshot(*s);
    else
        m_histogram->clear();
}

LearnedPage::LearnedPage(QWidget* parent)
    : DevicePage(parent), m_maps(new LearnedMaps), m_calibrate(new QPushButton(tr("&Calibrate…"))) {
    m_maps->setEmptyText(
        tr("Nothing is found out of this device so far: the estimators\n"
           "Learned twin and Streaming Jacobian do while they train."));
    m_calibrate->setToolTip(wrappedToolTip(
        tr("Asks the device at random settings how it deviates from its design, counted as queries "
           "for calibration. A learned twin can begin with what is found.")));
    connect(m_calibrate, &QPushButton::clicked, this, &LearnedPage::calibrationAsked);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_maps, 1);
    layout->addWidget(m_calibrate, 0, Qt::AlignRight);
    setSnapshot(nullptr);
}

void LearnedPage::setSnapshot(const DeviceSnapshot* snapshot) {
    m_maps->setSnapshot(snapshot);
    m_calibrate->setEnabled(snapshot && deviceInfo(snapshot->device).isSimulation);
}

std::vector<DevicePlot*> LearnedPage::plots() const {
    return m_maps->plots();
}

TransferPage::TransferPage(QWidget* parent)
    : DevicePage(parent),
      m_matrix(new HeatmapPlot(
          "transfer-matrix",
          tr("The transfer matrix of y = A x: entry A_ij takes input j to output i. Colours are "
             "symmetric about zero. Click, drag or use the arrow keys to choose the row and the "
             "column that are drawn as curves. Known by simulation, it costs no queries."))),
      m_cuts(new QWidget),
      m_rowCut(new LineCutPlot("matrix-row", tr("How the chosen output weighs the inputs."))),
      m_columnCut(new LineCutPlot("matrix-column", tr("Where the chosen input goes."))) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    auto* const cuts = new QVBoxLayout(m_cuts);
    cuts->setContentsMargins(0, 0, 0, 0);
    cuts->setSpacing(1);
    cuts->addWidget(m_rowCut);
    cuts->addWidget(m_columnCut);
    layout->addWidget(m_matrix, 3);
    layout->addWidget(m_cuts, 2);
    m_matrix->setChoosable();
    m_matrix->setEmptyText(
        tr("This device has no transfer matrix:\nits answer is not linear in its "
           "input,\nor it is not simulated."));
    connect(m_matrix, &HeatmapPlot::cellChosen, this, &TransferPage::showCuts);
}

std::vector<DevicePlot*> TransferPage::plots() const {
    return {m_matrix, m_rowCut, m_columnCut};
}

void TransferPage::setSnapshot(const DeviceSnapshot* s) {
    const bool isFirst = !m_matrix->hasData();
    m_matrix->setMap(s ? transferMap(*s) : std::nullopt);
    const bool isKnown = m_matrix->hasData();
    m_cuts->setVisible(isKnown);
    if (isKnown && isFirst)
        m_matrix->choose(s->outputs / 2, s->inputs / 2);
    if (!isKnown) {
        m_rowCut->clear();
        m_columnCut->clear();
    }
}

void TransferPage::showCuts() {
    const Heatmap& a = *m_matrix->map();
    const Index row = m_matrix->row();
    const Index column = m_matrix->column();
    m_rowCut->setCut(tr("Row %1").arg(row), a.columnName, a.values.row(row).transpose(), column,
                     a.high);
    m_columnCut->setCut(tr("Column %1").arg(column), a.rowName, a.values.col(column), row, a.high);
}

}  // namespace obscura
