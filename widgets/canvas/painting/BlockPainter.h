// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"
#include "widgets/canvas/geometry/BlockGeometry.h"
#include "widgets/canvas/painting/BlockFace.h"

#include <QFont>

class QPainter;

namespace obscura {

/// Below so many pixels per unit text is grey noise and is left out.
inline constexpr qreal kReadableDetail = 0.3;

/// Everything about the look of a block that isn't in its words.
struct BlockLook {
    bool selected = false;
    bool hovered = false;
    BlockRunStatus status = BlockRunStatus::Idle;
    std::vector<Port> connected;  ///< ports drawn filled
    std::vector<Port> lit;        ///< ports that a connection may be dropped on
    std::optional<Port> pointed;  ///< the port under the pointer
    std::optional<Port> focused;  ///< the port that the keyboard acts on
    bool dimmed = false;          ///< while a connection that can't end here is drawn
};

/// Draws a block with its top left corner at the origin. Small scales leave out what couldn't be
/// read: `detail` is the size of a canvas unit in pixels.
void paintBlock(QPainter& painter, const BlockFace& face, const BlockGeometry& geometry,
                const BlockLook& look, const Theme& theme, qreal detail = 1);

/// The colour of a form: icon, footer line and palette.
QColor formColour(BlockForm form, const Theme& theme);

/// The canvas font, `pixels` high at 100 %. Unhinted, so that text measured at one scale fits at
/// all.
QFont canvasFont(int pixels, QFont::Weight weight = QFont::Normal);

}  // namespace obscura
