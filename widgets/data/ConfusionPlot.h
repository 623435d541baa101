// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/AnswerReport.h"
#include "widgets/device/HeatmapPlot.h"

namespace obscura {

/// How often samples of each class were answered by each: the share of the true class in colours.
/// What is right lies on the diagonal. The arrow keys choose a count, which is told then as it is
/// where the mouse is.
class ConfusionPlot : public HeatmapPlot {
    Q_OBJECT

public:
    explicit ConfusionPlot(QWidget* parent = nullptr);

    /// Nothing where the report has no matrix.
    void setReport(std::shared_ptr<const AnswerReport> report);

    QByteArray table() const override;
    /// Its rows and columns are known by names.
    std::vector<TableAxis> tableAxes() const override { return {}; }

protected:
    QString describe(double x, double y) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::int64_t countAt(Index truth, Index answer) const;
    void nameClasses();

    std::shared_ptr<const AnswerReport> m_report;
};

}  // namespace obscura
