// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace obscura {

/// Draws the sign of a kind of block (an aperture for a black box, a hinge for ReLU …) in strokes
/// of `colour`, fitted into `rect`. A kind without a sign of its own gets a wave.
void paintGlyph(QPainter& painter, const QString& kind, const QRectF& rect, const QColor& colour);

/// The same as an icon, sharp at any size and scale.
QIcon glyphIcon(const QString& kind, const QColor& colour);

}  // namespace obscura
