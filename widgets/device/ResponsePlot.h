// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "widgets/device/DevicePlot.h"

namespace obscura {

/// The curve h(φ) on which the weights of a device lie, A_ij = h(φ_ij), over one turn, with the
/// points at which its parameters stand on it. Of very many, evenly spaced ones are drawn.
class ResponsePlot : public DevicePlot {
    Q_OBJECT

public:
    explicit ResponsePlot(QWidget* parent = nullptr);

    /// Precondition: the device has a weight law.
    void setSnapshot(const DeviceSnapshot& snapshot);
    int points() const { return m_points->dataCount(); }

    QByteArray table() const override;
    bool hasData() const override { return m_curve->dataCount() > 0; }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    QCPGraph* m_curve = nullptr;
    QCPGraph* m_points = nullptr;
};

}  // namespace obscura
