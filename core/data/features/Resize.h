// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/readers/Picture.h"

namespace obscura {

/// The part of a picture that a resize looks at, in whole pixels.
struct PictureCrop {
    Index top = 0;
    Index left = 0;
    Index height = 0;
    Index width = 0;
    bool operator==(const PictureCrop&) const = default;
};

/// The largest part in the middle of `picture` with the aspect of `height` × `width`, to the pixel.
PictureCrop centreCrop(const PictureInfo& picture, Index height, Index width);

/// `picture` cut to centreCrop() and resized to `height` × `width` by linear interpolation, through
/// a triangle filter that widens where the picture shrinks, so that nothing is aliased. Along each
/// axis, of n values x_j to m values y_i, with the scale s = n/m:
///
///     y_i = Σ_j w_ij x_j / Σ_j w_ij,   w_ij = max(0, 1 − |j + ½ − (i + ½)s| / max(s, 1)),
///
/// j within the part; rounded to bytes after both axes. A picture of that size comes back as it is.
Picture resized(const Picture& picture, Index height, Index width);

}  // namespace obscura
