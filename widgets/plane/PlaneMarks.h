// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <QPainterPath>

namespace obscura {

/// The mark of a point of that class, around the origin, `size` across: a disc, a square, a
/// triangle, a diamond, a triangle on its head, a cross. No two classes share one, so that colour
/// isn't all that tells them apart.
QPainterPath planeMark(Index label, double size);

}  // namespace obscura
