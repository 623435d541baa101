// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace obscura {

// What lies in front of what on the canvas, as z values; edges lie at 0.

inline constexpr qreal kFrameLayer = -1;
inline constexpr qreal kGhostLayer = -1;  ///< of a layer that is about to be dropped
inline constexpr qreal kNoteLayer = 0.5;
inline constexpr qreal kBlockLayer = 1;
inline constexpr qreal kEditedNoteLayer = 1.5;  ///< its words are to be seen
inline constexpr qreal kGestureLayer = 2;       ///< lines that are drawn while something is dragged

}  // namespace obscura
