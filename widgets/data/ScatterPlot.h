// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/AnswerReport.h"
#include "widgets/device/DevicePlot.h"

#include <memory>

namespace obscura {

/// Targets that are numbers beside what was answered: what is exact lies on the line.
class ScatterPlot : public DevicePlot {
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// Shows number `number` of each sample.
    void setReport(std::shared_ptr<const AnswerReport> report, Index number);

    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, 0}, {yAxis, 1}}; }
    bool hasData() const override { return m_report != nullptr; }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    std::shared_ptr<const AnswerReport> m_report;
    Index m_number = 0;
    QCPCurve* m_points = nullptr;
    QCPCurve* m_exact = nullptr;
};

}  // namespace obscura
