// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SamplePicture.h"

#include "widgets/ColourMap.h"
#include "widgets/Theme.h"

#include <QPainter>
#include <QPalette>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// 0 … 1 from the least to the greatest value of a feature.
double shareOf(const OpenData& data, Index feature, float value) {
    const float least = data.overview.least[feature];
    const float range = data.overview.greatest[feature] - least;
    return range > 0 ? std::clamp(double((value - least) / range), 0.0, 1.0) : 0.0;
}

int byteOf(double share) {
    return int(std::lround(255 * share));
}

QImage imageOf(const OpenData& data, const Shape& shape, const float* values) {
    const Index channels = shape[0];
    const Index height = shape[1];
    const Index width = shape[2];
    const bool isColour = channels >= 3;
    QImage image(int(width), int(height), QImage::Format_RGB32);
    for (Index y = 0; y < height; ++y) {
        for (Index x = 0; x < width; ++x) {
            const auto brightness = [&](Index channel) {
                return byteOf(shareOf(data, channel, values[(channel * height + y) * width + x]));
            };
            const int red = brightness(0);
            image.setPixel(
                int(x), int(y),
                isColour ? qRgb(red, brightness(1), brightness(2)) : qRgb(red, red, red));
        }
    }
    return image;
}

/// One scale for all bands: which is loud and which is not is what it shows.
QImage spectrogramOf(const OpenData& data, const Shape& shape, const float* values) {
    const Index frames = shape[0];
    const Index bands = shape[1];
    const float least = data.overview.least.minCoeff();
    const float range = std::max(data.overview.greatest.maxCoeff() - least, 1e-12F);
    QImage image(int(frames), int(bands), QImage::Format_RGB32);
    for (Index t = 0; t < frames; ++t) {
        for (Index k = 0; k < bands; ++k)
            image.setPixel(
                int(t), int(bands - 1 - k),
                ColourMap::sequential().at(double((values[t * bands + k] - least) / range)));
    }
    return image;
}

QImage curveOf(const OpenData& data, const float* values, Index count, const QPalette& palette,
               const QSize& size) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const double least = data.overview.least.minCoeff();
    const double range = std::max(data.overview.greatest.maxCoeff() - least, 1e-12);
    QPolygonF curve;
    for (Index k = 0; k < count; ++k) {
        const double x = count > 1 ? double(k) / double(count - 1) : 0.5;
        const double y = 1 - (double(values[k]) - least) / range;
        curve << QPointF(2 + x * (size.width() - 4), 2 + y * (size.height() - 4));
    }
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette).seriesColor(0), 1.5));
    if (curve.size() == 1)
        painter.drawEllipse(curve.front(), 2, 2);
    else
        painter.drawPolyline(curve);
    return image;
}

}  // namespace

QImage samplePicture(const OpenData& data, const SampleValues& batch, std::size_t i,
                     const QPalette& palette, const QSize& curveSize) {
    const SampleLook look = data.data->look();
    const float* const values = batch.x.row(Index(i)).data();
    switch (look.kind) {
        case SampleKind::Picture:
            return imageOf(data, look.shape, values);
        case SampleKind::Spectrogram:
            return spectrogramOf(data, look.shape, values);
        case SampleKind::Numbers:
            return curveOf(data, values, batch.x.cols(), palette, curveSize);
        case SampleKind::Tokens:
            return {};
    }
    return {};
}

QImage enlarged(const QImage& picture, const QSize& size) {
    const int factor = std::min(size.width() / std::max(picture.width(), 1),
                                size.height() / std::max(picture.height(), 1));
    // A whole factor, so that all pixels are alike; what is too large is made smooth.
    return factor >= 1 ? picture.scaled(picture.size() * factor)
                       : picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace obscura
