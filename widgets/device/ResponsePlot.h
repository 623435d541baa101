// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "devices/DeviceRegistry.h"
#include "widgets/device/DevicePlot.h"

namespace obscura {

/// The curve h(ω) on which the weights of a device lie, A_ij = h(ω_ij), over the range of its
/// parameters, with the points at which they stand on it: of very many, evenly spaced ones. Dashed
/// over it, the law as an estimator has learned it so far.
class ResponsePlot : public DevicePlot {
    Q_OBJECT

public:
    explicit ResponsePlot(QWidget* parent = nullptr);

    /// Precondition: `info` describes the device, with a weight law, its curve in words and a
    /// parameter range that is finite.
    void setSnapshot(const DeviceSnapshot& snapshot, const DeviceInfo& info);
    int points() const { return m_points->dataCount(); }
    /// The law as an estimator has learned it; of no points where none does.
    const QCPGraph& learned() const { return *m_learned; }

    QByteArray table() const override;
    bool hasData() const override { return m_curve->dataCount() > 0; }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    void showLearned(const LearnedLaw& law);
    void showAxis(const ParameterLayout& layout);

    QString m_symbol;  ///< of a parameter: "φ"
    QString m_unit;    ///< its unit with a space before it, or empty
    QString m_column;  ///< what table() calls a parameter
    QCPGraph* m_curve = nullptr;
    QCPGraph* m_points = nullptr;
    QCPGraph* m_learned = nullptr;
};

}  // namespace obscura
