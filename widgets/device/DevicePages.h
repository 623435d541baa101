// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"

#include <QWidget>
#include <vector>

class QPushButton;

namespace obscura {

class DevicePlot;
class HeatmapPlot;
class HistogramPlot;
class LearnedMaps;
class LineCutPlot;
class MeshPlot;
class ResponsePlot;

/// One way to look at a device.
class DevicePage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows the device; nullptr empties the page.
    virtual void setSnapshot(const DeviceSnapshot* snapshot) = 0;
    /// Its plots, those that the device does not need included.
    virtual std::vector<DevicePlot*> plots() const = 0;
};

/// The device as hardware: a mesh as a mesh; else the parameters as they lie in space, beside them
/// the curve that turns them into weights, or what the camera sees.
class HardwarePage : public DevicePage {
    Q_OBJECT

public:
    explicit HardwarePage(QWidget* parent = nullptr);

    void setSnapshot(const DeviceSnapshot* snapshot) override;
    std::vector<DevicePlot*> plots() const override;

    HeatmapPlot& map() { return *m_map; }
    HeatmapPlot& camera() { return *m_camera; }
    ResponsePlot& response() { return *m_response; }
    MeshPlot& mesh() { return *m_mesh; }

private:
    HeatmapPlot* m_map;
    HeatmapPlot* m_camera;
    ResponsePlot* m_response;
    MeshPlot* m_mesh;
};

/// How the parameters are spread.
class HistogramPage : public DevicePage {
    Q_OBJECT

public:
    explicit HistogramPage(QWidget* parent = nullptr);

    void setSnapshot(const DeviceSnapshot* snapshot) override;
    std::vector<DevicePlot*> plots() const override;

    HistogramPlot& histogram() { return *m_histogram; }

private:
    HistogramPlot* m_histogram;
};

/// What has been found out of the parameters, and a way to find it by a calibration.
class LearnedPage : public DevicePage {
    Q_OBJECT

public:
    explicit LearnedPage(QWidget* parent = nullptr);

    void setSnapshot(const DeviceSnapshot* snapshot) override;
    std::vector<DevicePlot*> plots() const override;

    LearnedMaps& maps() { return *m_maps; }

Q_SIGNALS:
    void calibrationAsked();

private:
    LearnedMaps* m_maps;
    QPushButton* m_calibrate;
};

/// The transfer matrix with one of its rows and one of its columns as curves.
class TransferPage : public DevicePage {
    Q_OBJECT

public:
    explicit TransferPage(QWidget* parent = nullptr);

    void setSnapshot(const DeviceSnapshot* snapshot) override;
    std::vector<DevicePlot*> plots() const override;

    HeatmapPlot& matrix() { return *m_matrix; }
    LineCutPlot& rowCut() { return *m_rowCut; }
    LineCutPlot& columnCut() { return *m_columnCut; }

private:
    void showCuts();

    HeatmapPlot* m_matrix;
    QWidget* m_cuts;
    LineCutPlot* m_rowCut;
    LineCutPlot* m_columnCut;
};

}  // namespace obscura
