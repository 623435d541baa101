// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"
#include "widgets/device/DevicePlot.h"

namespace obscura {

/// One row or column of a matrix as a curve, with a mark at one entry.
class LineCutPlot : public DevicePlot {
    Q_OBJECT

public:
    LineCutPlot(const QString& name, const QString& help, QWidget* parent = nullptr);

    /// Shows `values` over their numbers, called `entryName`, from −`magnitude` to `magnitude`.
    void setCut(const QString& title, const QString& entryName, const Vector& values, Index marked,
                float magnitude);
    void clear();
    const Vector& values() const { return m_values; }

    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, 0}}; }
    bool hasData() const override { return m_values.size() > 0; }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    Vector m_values;
    QCPGraph* m_curve = nullptr;
    QCPGraph* m_mark = nullptr;
    QCPItemLine* m_line = nullptr;
};

}  // namespace obscura
