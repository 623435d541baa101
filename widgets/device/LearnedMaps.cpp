// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/LearnedMaps.h"

#include "devices/DeviceRegistry.h"
#include "widgets/device/DevicePictures.h"
#include "widgets/device/HeatmapPlot.h"

#include <QHBoxLayout>

namespace obscura {

LearnedMaps::LearnedMaps(QWidget* parent)
    : QWidget(parent),
      m_found(new HeatmapPlot(
          "found", tr("What the device's own answers have told of each parameter: offsets from "
                      "what is programmed, or slopes of the weight that it sets."))),
      m_truth(new HeatmapPlot("truth", tr("The same as the simulated hardware really has it. On a "
                                          "bench nobody could see this."))),
      m_left(new HeatmapPlot("left", tr("Found less true, in the colours of the other two."))) {
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    for (HeatmapPlot* const plot : {m_found, m_truth, m_left})
        layout->addWidget(plot, 1);
    setSnapshot(nullptr);
}

void LearnedMaps::setEmptyText(const QString& text) {
    m_found->setEmptyText(text);
}

std::vector<DevicePlot*> LearnedMaps::plots() const {
    return {m_found, m_truth, m_left};
}

void LearnedMaps::setSnapshot(const DeviceSnapshot* s) {
    const std::optional<LearnedPictures> maps =
        s ? learnedPictures(*s, deviceInfo(s->device)) : std::nullopt;
    m_found->setMap(maps ? std::optional(maps->found) : std::nullopt);
    m_truth->setMap(maps ? maps->truth : std::nullopt);
    m_left->setMap(maps ? maps->left : std::nullopt);
    m_truth->setVisible(maps && maps->truth);
    m_left->setVisible(maps && maps->left);
}

}  // namespace obscura
