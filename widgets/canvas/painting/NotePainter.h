// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace obscura {

/// Between a note's edge and its words.
inline constexpr qreal kNoteMargin = 10;

QFont noteFont();

/// How high a note of that width must be to show all of its words.
qreal noteHeight(const QString& text, qreal width);

/// Draws a note on `rect`. Without words it says so, unless `isEditing`: then the words are drawn
/// by the editor.
void paintNote(QPainter& painter, const QString& text, const QRectF& rect, bool isSelected,
               bool isEditing, const Theme& theme, qreal detail);

}  // namespace obscura
