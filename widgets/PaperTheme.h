// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

namespace obscura {

/// The light theme on white, for what is printed.
inline Theme paperTheme() {
    Theme theme = Theme::light();
    theme.canvas = Qt::white;
    theme.surface = Qt::white;
    return theme;
}

}  // namespace obscura
