// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace obscura {

/// The smallest screen on which everything can be reached, in logical pixels: 1920 × 1080 at 200 %.
inline constexpr QSize kSmallestScreen(960, 540);

/// `wanted`, or as much of it as a window of `area` has room for within its frame.
QSize fittingSize(QSize wanted, QSize area);

/// Gives a window that isn't shown yet the size `wanted`, or what its screen has room for.
void resizeToScreen(QWidget& window, QSize wanted);

}  // namespace obscura
