// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/MatrixImage.h"

#include <cmath>
#include <vector>

namespace obscura {

namespace {

constexpr int kScaleWidth = 10;

/// The entries that are drawn of `count`: the middle one of each of as many equal stretches.
std::vector<Index> drawnEntries(Index count) {
    const Index drawn = std::min(count, kMostImageCells);
    std::vector<Index> entries;
    for (Index i = 0; i < drawn; ++i)
        entries.push_back((2 * i + 1) * count / (2 * drawn));
    return entries;
}

}  // namespace

QImage matrixImage(const Matrix& values, float low, float high, const ColourMap& map) {
    const std::vector<Index> rows = drawnEntries(values.rows());
    const std::vector<Index> columns = drawnEntries(values.cols());
    QImage image(int(columns.size()), int(rows.size()), QImage::Format_ARGB32_Premultiplied);
    const float scale = float(ColourMap::kSize - 1) / (high - low);
    const auto& colours = map.colours();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(int(r)));
        const float* const row = values.data() + rows[r] * values.cols();
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const float place = (row[columns[c]] - low) * scale + 0.5f;
            line[c] = std::isnan(place)
                          ? qRgba(0, 0, 0, 0)
                          : colours[std::size_t(std::clamp(place, 0.0f, ColourMap::kSize - 1.0f))];
        }
    }
    return image;
}

MatrixImage::MatrixImage(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : AreaPlottable(keyAxis, valueAxis) {}

void MatrixImage::setImage(const QImage& image, const QRectF& place) {
    m_image = image;
    m_place = place;
}

void MatrixImage::draw(QCPPainter* painter) {
    if (m_image.isNull())
        return;
    const QRectF target(coordsToPixels(m_place.left(), m_place.top()),
                        coordsToPixels(m_place.right(), m_place.bottom()));
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->drawImage(target, m_image);
}

QCPColorScale* addColourScale(QCustomPlot& plot, int column) {
    auto* const scale = new QCPColorScale(&plot);
    plot.plotLayout()->addElement(0, column, scale);
    scale->setType(QCPAxis::atRight);
    scale->setBarWidth(kScaleWidth);
    scale->setRangeDrag(false);
    scale->setRangeZoom(false);
    scale->setMinimumMargins(QMargins(4, 0, 4, 0));
    QCPMarginGroup* group = plot.axisRect()->marginGroup(QCP::msTop);
    if (!group) {
        group = new QCPMarginGroup(&plot);
        plot.axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    }
    scale->setMarginGroup(QCP::msTop | QCP::msBottom, group);
    return scale;
}

QCPColorGradient gradientOf(const ColourMap& map) {
    QCPColorGradient gradient;
    gradient.clearColorStops();
    gradient.setLevelCount(ColourMap::kSize);
    for (int i = 0; i < ColourMap::kSize; ++i)
        gradient.setColorStopAt(double(i) / (ColourMap::kSize - 1),
                                QColor(map.colours()[std::size_t(i)]));
    return gradient;
}

double IndexTicker::getTickStep(const QCPRange& range) {
    return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range)));
}

QVector<double> IndexTicker::createTickVector(double step, const QCPRange& range) {
    QVector<double> ticks;
    const double first = std::ceil(std::max(0.0, range.lower) / step) * step;
    for (double tick = first; tick <= std::min(range.upper, double(m_count - 1)); tick += step)
        ticks << tick;
    return ticks;
}

}  // namespace obscura
