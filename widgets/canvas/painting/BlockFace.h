// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/Inspection.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QString>

namespace obscura {

/// What a run does with a block; apart from its validity.
enum class BlockRunStatus { Idle, Running, Paused, Failed };

/// The words on a block.
struct BlockFace {
    QString kind;
    QString name;
    QString title;  ///< of the kind; of the device where there is one
    QString count;  ///< "201 k parameters", "32 768 in hardware", "fashion-mnist"; empty: unknown
    QString shortCount;       ///< the same with less room: "201 k param."
    QString multiplications;  ///< "201 k ×" per sample; empty: unknown or none
    QString problem;          ///< what is wrong, one problem a line; empty: nothing
    QString toolTip;          ///< rich text
    bool operator==(const BlockFace&) const = default;

    /// All of it as one sentence, for screen readers.
    QString spoken() const;
};

BlockFace blockFace(const Block& block, const InspectionReport& report);

/// Puts what `shape` counts on `face`; `physical`: in hardware, whose parameters count first.
void addCounts(BlockFace& face, const LayerShape& shape, bool physical);

/// A face for a block that doesn't exist yet: title and no counts.
BlockFace blockFace(const LayerInfo& info);

/// What stands under a block's name: the title of its device, or else of its kind.
QString blockTitle(const Block& block);

/// The shapes at a block's outputs: "784", "64 and 720".
QString shapesText(const LayerShape& shape);

/// The shape that travels along `edge`: "784", or empty while unknown.
QString shapeText(const InspectionReport& report, const Edge& edge);

}  // namespace obscura
