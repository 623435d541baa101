// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ScreenFit.h"

#include <QScreen>
#include <QWidget>

namespace obscura {

namespace {

/// Pixels that title bar and borders take, which nobody knows before the window is shown.
constexpr QSize kFrame(12, 40);

}  // namespace

QSize fittingSize(QSize wanted, QSize area) {
    return wanted.boundedTo(area - kFrame);
}

void resizeToScreen(QWidget& window, QSize wanted) {
    window.resize(fittingSize(wanted, window.screen()->availableGeometry().size()));
}

}  // namespace obscura
