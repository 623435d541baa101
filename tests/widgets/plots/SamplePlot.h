// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/ThemedPlot.h"

#include <QTextStream>

namespace obscura {

/// A parabola, at the whole numbers from 0 to 9.
class SamplePlot : public ThemedPlot {
public:
    SamplePlot() : ThemedPlot("sample", "Sample ω", "A parabola.") {
        resize(400, 240);
        axisRect()->setMinimumMargins(QMargins(30, 22, 8, 4));
        addGraph();
        for (int x = 0; x < kRows; ++x)
            graph(0)->addData(x, x * x);
        xAxis->setRange(0, kRows);
        yAxis->setRange(0, kRows * kRows);
        applyTheme();
    }

    QByteArray table() const override {
        QByteArray bytes = "x,y\n";
        QTextStream out(&bytes, QIODevice::Append);
        for (int x = 0; x < kRows; ++x)
            out << x << ',' << x * x << '\n';
        out.flush();
        return bytes;
    }
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, 0}}; }
    bool hasData() const override { return true; }

private:
    static constexpr int kRows = 10;
};

}  // namespace obscura
