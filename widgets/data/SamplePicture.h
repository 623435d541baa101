// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/DataReader.h"

#include <QImage>
#include <QSize>

class QPalette;

namespace obscura {

/// Sizes of a curve in pixels: in a list of samples, and by itself.
inline constexpr QSize kSmallCurve(96, 64);
inline constexpr QSize kLargeCurve(320, 180);

/// Sample `i` of the batch as a picture: an image in its colours, a spectrogram with time from left
/// to right and low frequencies below, numbers as a curve. Brightness runs from the least to the
/// greatest value of the training set, for each channel by itself. An image or a spectrogram has a
/// pixel for each value; a curve has `curveSize`. Null for tokens.
QImage samplePicture(const OpenData& data, const SampleBatch& batch, std::size_t i,
                     const QPalette& palette, const QSize& curveSize);

/// The picture as large as it fits into `size`, its pixels as squares.
QImage enlarged(const QImage& picture, const QSize& size);

}  // namespace obscura
