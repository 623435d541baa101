// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"
#include "widgets/ColourMap.h"
#include "widgets/device/AreaPlottable.h"

#include <qcustomplot.h>
#include <QImage>

namespace obscura {

/// `values` as an image, one pixel for each entry, from `low` to `high` in the colours of `map`;
/// what is not a number is transparent. Of more than kMostImageCells rows or columns, evenly spaced
/// ones are drawn.
QImage matrixImage(const Matrix& values, float low, float high, const ColourMap& map);
inline constexpr Index kMostImageCells = 1024;

/// An image in a plot. Its pixels keep their edges however large they become.
class MatrixImage : public AreaPlottable {
    Q_OBJECT

public:
    MatrixImage(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// Draws `image` from the upper left to the lower right corner of `place`, in plot coordinates.
    void setImage(const QImage& image, const QRectF& place);

protected:
    void draw(QCPPainter* painter) override;
    bool isEmpty() const override { return m_image.isNull(); }
    QRectF area() const override { return m_place; }

private:
    QImage m_image;
    QRectF m_place;
};

/// The colours beside a picture: adds a scale in that column of the layout.
QCPColorScale* addColourScale(QCustomPlot& plot, int column = 1);
QCPColorGradient gradientOf(const ColourMap& map);

/// Ticks at whole numbers from 0 to count − 1 and nowhere else: rows and columns.
class IndexTicker final : public QCPAxisTicker {
public:
    explicit IndexTicker(Index count) : m_count(count) { setTickCount(5); }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QVector<double> createTickVector(double step, const QCPRange& range) override;

private:
    Index m_count;
};

}  // namespace obscura
