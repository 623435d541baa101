// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace obscura {

/// `name` as it stands in a menu: its middle cut where it would make the menu too wide, and no
/// letter of it a mnemonic.
inline QString menuText(const QMenu& menu, const QString& name) {
    constexpr int kMostCharacters = 64;
    const QFontMetrics metrics = menu.fontMetrics();
    return metrics.elidedText(name, Qt::ElideMiddle, metrics.averageCharWidth() * kMostCharacters)
        .replace('&', "&&");
}

}  // namespace obscura
