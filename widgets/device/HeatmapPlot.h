// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePictures.h"
#include "widgets/device/DevicePlot.h"

#include <optional>

namespace obscura {

class ColourMap;
class MatrixImage;

/// A matrix in colours with its scale, row 0 at the top. Where cells can be chosen, a click, a drag
/// or the arrow keys move a cross over it.
class HeatmapPlot : public DevicePlot {
    Q_OBJECT

public:
    HeatmapPlot(const QString& name, const QString& help, QWidget* parent = nullptr);

    /// Shows `map`; nothing leaves the plot empty.
    void setMap(std::optional<Heatmap> map);
    const std::optional<Heatmap>& map() const { return m_map; }

    /// Lets the person choose a cell.
    void setChoosable();
    bool isChoosable() const { return m_isChoosable; }
    /// Moves the cross, as far as the matrix reaches, and says so.
    void choose(Index row, Index column);
    Index row() const { return m_row; }
    Index column() const { return m_column; }

    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{yAxis, 0}, {xAxis, 1}}; }
    bool hasData() const override { return m_map.has_value(); }

Q_SIGNALS:
    void cellChosen(qsizetype row, qsizetype column);

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawMap();
    void setScale(const ColourMap& colours);
    void placeCross();
    void chooseAt(const QPointF& at);
    QString textOf(Index row, Index column) const;

    std::optional<Heatmap> m_map;
    MatrixImage* m_image = nullptr;
    QCPColorScale* m_scale = nullptr;
    QCPItemLine* m_rowLine = nullptr;
    QCPItemLine* m_columnLine = nullptr;
    bool m_isChoosable = false;
    Index m_row = 0;
    Index m_column = 0;
};

}  // namespace obscura
