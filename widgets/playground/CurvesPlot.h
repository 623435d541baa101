// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/device/DevicePlot.h"

#include <QStringList>
#include <QVector>
#include <vector>

namespace obscura {

/// Curves over a common axis, the values on a logarithmic scale, with marks across. The first mark
/// can be moved by a click, a drag or the keys ← and → where that is allowed.
class CurvesPlot : public DevicePlot {
    Q_OBJECT

public:
    struct Spec {
        QString name;  ///< for file names
        QString title;
        QString help;
        QString placeLabel;  ///< at the horizontal axis
        QString valueLabel;  ///< at the vertical one
        QStringList curves;  ///< in the legend and the CSV header
        bool isPlaceLogarithmic = false;
        bool isMarkMovable = false;
        double markMove = 1.122;  ///< by a key, as a factor
    };

    explicit CurvesPlot(Spec spec, QWidget* parent = nullptr);

    /// values[curve][i] belongs to places[i]; what is not above 0 is left out.
    void setValues(const QVector<double>& places, std::vector<QVector<double>> values);
    /// Places of the marks, the movable one first; 0: not there. At most three.
    void setMarks(const QVector<double>& places);

    QByteArray table() const override;
    std::vector<TableAxis> tableAxes() const override { return {{xAxis, 0}}; }
    bool hasData() const override { return !m_places.isEmpty(); }

Q_SIGNALS:
    void markMoved(double place);

protected:
    QString describe(double x, double y) const override;
    void applyTheme() override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showRanges();
    void moveTo(double x);

    const Spec m_spec;
    QVector<double> m_places;
    std::vector<QVector<double>> m_values;
    std::vector<QCPItemStraightLine*> m_marks;
    double m_mark = 0;
};

}  // namespace obscura
