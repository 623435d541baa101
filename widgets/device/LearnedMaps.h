// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"

#include <QWidget>
#include <vector>

namespace obscura {

class DevicePlot;
class HeatmapPlot;

/// What has been found out of each parameter of a device, the truth, and what is left between the
/// two, as maps with a common scale: those of a mesh lie as its blocks do.
class LearnedMaps : public QWidget {
    Q_OBJECT

public:
    explicit LearnedMaps(QWidget* parent = nullptr);

    /// Shows what `snapshot` has of it; nullptr and nothing found leave the maps empty.
    void setSnapshot(const DeviceSnapshot* snapshot);
    std::vector<DevicePlot*> plots() const;
    /// What stands there while nothing is found.
    void setEmptyText(const QString& text);

    HeatmapPlot& found() { return *m_found; }
    HeatmapPlot& truth() { return *m_truth; }
    HeatmapPlot& left() { return *m_left; }

private:
    HeatmapPlot* m_found;
    HeatmapPlot* m_truth;
    HeatmapPlot* m_left;
};

}  // namespace obscura
