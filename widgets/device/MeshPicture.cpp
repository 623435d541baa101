// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/MeshPicture.h"

#include "widgets/ColourMap.h"
#include "widgets/device/MatrixImage.h"

#include <cmath>
#include <limits>

namespace obscura {

namespace {

using Detail = MeshGeometry::Detail;

constexpr double kThinRail = 0.06;   ///< width of a dark rail, of the distance between rails
constexpr double kThickRail = 0.34;  ///< of the brightest
constexpr double kDarkest = 0.22;    ///< of the light's colours, for a rail without light
constexpr double kCorner = 0.12;     ///< radius of a block's corners, of its width

/// [N, columns of the image] what an image from afar shows.
Matrix lightMatrix(const MeshLight& light, float strongest) {
    return light.intensity.transpose().unaryExpr(
        [strongest](float v) { return lightLevel(v, strongest); });
}

Matrix splittingMatrix(const MeshLight& light) {
    const MeshShape& shape = light.shape;
    Matrix values =
        Matrix::Constant(shape.rails, shape.columns(), std::numeric_limits<float>::quiet_NaN());
    for (Index column = 0; column < shape.columns(); ++column) {
        for (Index i = 0; i < shape.blocksIn(column); ++i) {
            const Index rail = MeshShape::firstRail(column) + 2 * i;
            values.col(column).segment(rail, 2).setConstant(
                light.splitting[shape.firstBlock(column) + i]);
        }
    }
    return values;
}

}  // namespace

float lightLevel(float intensity, float strongest) {
    if (!(intensity > 0) || !(strongest > 0))
        return -kLightRange;
    return std::max(-kLightRange, 10 * std::log10(intensity / strongest));
}

MeshPicture::MeshPicture(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : AreaPlottable(keyAxis, valueAxis) {}

void MeshPicture::setLight(const MeshLight& light, MeshPlot::Far far) {
    m_light = &light;
    m_geometry = MeshGeometry(light.shape);
    m_strongest = light.intensity.maxCoeff();
    makeImage(far);
}

void MeshPicture::makeImage(MeshPlot::Far far) {
    m_image =
        far == MeshPlot::Far::Light
            ? matrixImage(lightMatrix(*m_light, m_strongest), -kLightRange, 0, ColourMap::light())
            : matrixImage(splittingMatrix(*m_light), 0, 1, ColourMap::sequential());
}

MeshPicture::View MeshPicture::view() const {
    const auto between = [](double place, Index last) {
        return std::clamp(Index(std::floor(place)), Index{0}, last);
    };
    const QCPRange x = mKeyAxis->range();
    const QCPRange y = mValueAxis->range();
    const Index columns = m_geometry.shape().columns();
    const Index rails = m_geometry.shape().rails;
    return {between(x.lower, columns), between(x.upper + 1, columns),
            between(y.lower - 1, rails - 1), between(y.upper + 1, rails - 1)};
}

void MeshPicture::draw(QCPPainter* painter) {
    if (!m_light)
        return;
    const QRectF cell = toPixels({0, 0, 1, 1});
    m_detail = MeshGeometry::detail(cell.width(), cell.height());
    if (m_detail == Detail::Image) {
        painter->setRenderHint(QPainter::SmoothPixmapTransform, cell.height() < 1);
        painter->drawImage(toPixels(m_geometry.whole()), m_image);
        return;
    }
    const bool isFine = m_detail != Detail::Bars;
    painter->setAntialiasing(isFine);
    painter->setRenderHint(QPainter::Antialiasing, isFine);
    const View view = this->view();
    drawRails(*painter, view);
    drawBlocks(*painter, view);
}

void MeshPicture::drawRails(QCPPainter& painter, const View& view) const {
    const double distance = toPixels({0, 0, 1, 1}).height();
    for (Index column = view.firstColumn; column <= view.lastColumn; ++column) {
        for (Index rail = view.firstRail; rail <= view.lastRail; ++rail) {
            const float intensity = m_light->intensity(column, rail);
            const auto share = double(1 + lightLevel(intensity, m_strongest) / kLightRange);
            const auto [x1, x2] = m_geometry.segment(column, rail);
            const QPointF from = coordsToPixels(x1, double(rail));
            const double width =
                std::max(1.0, distance * (kThinRail + share * (kThickRail - kThinRail)));
            const double length = coordsToPixels(x2, double(rail)).x() - from.x();
            painter.fillRect(QRectF(from.x(), from.y() - width / 2, length, width),
                             lightColour(share));
        }
    }
}

void MeshPicture::drawBlocks(QCPPainter& painter, const View& view) const {
    const MeshShape& shape = m_geometry.shape();
    const Index lastColumn = std::min(view.lastColumn, shape.columns() - 1);
    for (Index column = view.firstColumn; column <= lastColumn; ++column) {
        const Index last = std::min(view.lastRail / 2, shape.blocksIn(column) - 1);
        for (Index i = view.firstRail / 2; i <= last; ++i) {
            const double splitting = double(m_light->splitting[shape.firstBlock(column) + i]);
            const QColor fill(ColourMap::sequential().at(splitting));
            const QRectF place = toPixels(m_geometry.block(column, i));
            if (m_detail == Detail::Bars) {
                painter.fillRect(place, fill);
                continue;
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            const double radius = kCorner * place.width();
            painter.drawRoundedRect(place, radius, radius);
            drawWays(painter, place, splitting);
        }
    }
}

/// Straight on and across, each as strong as the share of light that takes it.
void MeshPicture::drawWays(QCPPainter& painter, const QRectF& block, double splitting) const {
    const QColor fill(ColourMap::sequential().at(splitting));
    QColor ink = fill.lightnessF() > 0.45 ? QColor(0x10, 0x12, 0x16) : QColor(0xf4, 0xf5, 0xf7);
    const double rail = toPixels({0, 0, 1, 1}).height();
    const double upper = block.center().y() - rail / 2;
    const double lower = block.center().y() + rail / 2;
    const auto line = [&](double from, double to, double share) {
        ink.setAlphaF(float(0.15 + 0.75 * share));
        painter.setPen(QPen(ink, 1.6));
        painter.drawLine(QPointF(block.left(), from), QPointF(block.right(), to));
    };
    line(upper, upper, splitting);
    line(lower, lower, splitting);
    line(upper, lower, 1 - splitting);
    line(lower, upper, 1 - splitting);
    if (m_detail == Detail::Labels) {
        const QString text = QString::number(splitting, 'f', 2);
        const QRectF box(block.left(), block.center().y() - 9, block.width(), 18);
        painter.fillRect(box.adjusted(2, 0, -2, 0), fill);
        ink.setAlphaF(1);
        painter.setPen(ink);
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

QRectF MeshPicture::toPixels(const QRectF& place) const {
    return {coordsToPixels(place.left(), place.top()),
            coordsToPixels(place.right(), place.bottom())};
}

QColor MeshPicture::lightColour(double share) const {
    return QColor(ColourMap::light().at(kDarkest + (1 - kDarkest) * share));
}

}  // namespace obscura
