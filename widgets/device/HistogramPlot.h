// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePictures.h"
#include "widgets/device/DevicePlot.h"

namespace obscura {

/// How the parameters are spread: before the first step, and now.
class HistogramPlot : public DevicePlot {
    Q_OBJECT

public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    void setSnapshot(const DeviceSnapshot& snapshot);
    void clear();
    const ParameterHistogram& histogram() const { return m_histogram; }

    QByteArray table() const override;
    bool hasData() const override { return !m_histogram.now.empty(); }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    ParameterHistogram m_histogram;
    QCPGraph* m_initial = nullptr;
    QCPGraph* m_now = nullptr;
};

}  // namespace obscura
