// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>
#include <functional>

class QPaintDevice;

namespace obscura {

/// A drawing of that size, in units of which an inch has so many, as an SVG file; `paint` paints
/// it.
QByteArray svgBytes(const QSize& size, const QString& title,
                    const std::function<void(QPaintDevice& device)>& paint, int unitsPerInch = 72);

}  // namespace obscura
