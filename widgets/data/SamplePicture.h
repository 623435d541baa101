// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/OpenData.h"

#include <QImage>
#include <QSize>

class QPalette;

namespace obscura {

/// Sample `i` of the batch as a picture: an image in its colours, a spectrogram with time from left
/// to right and low frequencies below, numbers as a curve. Brightness runs from the least to the
/// greatest value of the training set, for each channel by itself. An image or a spectrogram has a
/// pixel for each value; a curve has `curveSize`. Null for tokens.
QImage samplePicture(const OpenData& data, const SampleValues& batch, std::size_t i,
                     const QPalette& palette, const QSize& curveSize);

/// The picture as large as it fits into `size`, its pixels as squares.
QImage enlarged(const QImage& picture, const QSize& size);

}  // namespace obscura
