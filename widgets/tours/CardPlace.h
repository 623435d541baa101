// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

namespace obscura {

/// Where a card of `size` is put in a window of `room`: without covering `target` where there is
/// any such place, near it, and rather on `canvas` than on panels. An empty target: in a corner of
/// the canvas. `present` is kept while it is as free of the target as any other place.
QPoint placeForCard(QSize size, const QRect& room, const QRect& target, const QRect& canvas,
                    const QRect& present);

}  // namespace obscura
