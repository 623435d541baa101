// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QString>

namespace obscura {

/// The sign of a kind of block: what is stroked and, in the same colour, what is filled, in a
/// square of kSide units, y down.
struct GlyphSign {
    static constexpr qreal kSide = 24;

    QPainterPath strokes;
    QPainterPath fills = {};
    qreal width = 1.8;  ///< of the strokes
};

/// nullptr: the kind has no sign of its own.
const GlyphSign* findGlyphSign(const QString& kind);

/// The same, with a wave for a kind that has none.
const GlyphSign& glyphSign(const QString& kind);

}  // namespace obscura
