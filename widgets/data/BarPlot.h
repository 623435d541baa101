// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePlot.h"

#include <vector>

namespace obscura {

/// What is to be drawn for each of several named things.
struct Bars {
    QString title;
    QString of;     ///< what has a name: "class"
    QString value;  ///< what its bar is: "samples"
    std::vector<QString> names = {};
    std::vector<double> values = {};    ///< NaN: not known
    std::vector<QString> details = {};  ///< said of each where the mouse is
    double most = 0;                    ///< where the axis ends; 0: behind the highest
};

/// Bars beside each other, with their names below as far as there is room.
class BarPlot : public DevicePlot {
    Q_OBJECT

public:
    BarPlot(const QString& name, const QString& help, QWidget* parent = nullptr);

    void setBars(Bars bars);
    void clear() { setBars({}); }
    const Bars& bars() const { return m_bars; }

    QByteArray table() const override;
    bool hasData() const override { return !m_bars.values.empty(); }

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void nameBars();

    Bars m_bars;
    QCPBars* m_plottable = nullptr;
};

}  // namespace obscura
