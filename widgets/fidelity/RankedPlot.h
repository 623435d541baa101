// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePlot.h"

#include <QStringList>
#include <QVector>
#include <vector>

namespace obscura {

/// Values by their rank k = 1, 2, …, several curves beside each other: singular values, principal
/// angles.
class RankedPlot : public DevicePlot {
    Q_OBJECT

public:
    struct Spec {
        QString name;        ///< for file names: "singular-values"
        QString title;       ///< "Singular values"
        QString help;        ///< what the quantity is, with its formula
        QString valueLabel;  ///< at the vertical axis, with its unit
        QStringList curves;  ///< in the legend, the readout and the CSV header
        bool logarithmic = false;
        double top = 0;  ///< of the vertical axis; 0: that of the largest value
    };

    explicit RankedPlot(Spec spec, QWidget* parent = nullptr);

    /// One list for each curve; they need not be equally long.
    void setValues(std::vector<QVector<double>> values);
    void clear() { setValues({}); }
    const std::vector<QVector<double>>& values() const { return m_values; }

    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, 0}}; }
    bool hasData() const override { return !m_values.empty(); }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;

private:
    void showRanges();

    const Spec m_spec;
    std::vector<QVector<double>> m_values;
};

}  // namespace obscura
