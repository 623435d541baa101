// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <string>

namespace obscura {

/// A picture as a PNG file has it.
struct PngPicture {
    Index width = 0;
    Index height = 0;
    std::string bytes;
};

/// The entries of `a` [m, n] as a picture with a pixel for each, or more where they are few, a mean
/// of several where they are more than a screen has: blue below zero, white at it, red above, to
/// the largest magnitude; what isn't finite is grey.
PngPicture pictureOf(ConstMatrixRef a);

}  // namespace obscura
