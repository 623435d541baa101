// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <algorithm>

namespace obscura {

/// `name` as it stands in a menu: its middle cut where it would make the menu too wide, and no
/// letter of it a mnemonic.
inline QString menuText(const QMenu& menu, const QString& name) {
    constexpr int kMostCharacters = 64;
    const QFontMetrics metrics = menu.fontMetrics();
    return metrics.elidedText(name, Qt::ElideMiddle, metrics.averageCharWidth() * kMostCharacters)
        .replace('&', "&&");
}

/// `name` with the first of its letters as mnemonic that no entry of the menu has.
inline QString withMnemonic(const QString& name, const QMenu& menu) {
    const auto isTaken = [&](QChar letter) {
        return std::ranges::any_of(menu.actions(), [&](const QAction* action) {
            return action->text().contains('&' + QString(letter), Qt::CaseInsensitive);
        });
    };
    const auto free = std::ranges::find_if(
        name, [&](QChar letter) { return letter.isLetter() && !isTaken(letter); });
    return free == name.end() ? name : QString(name).insert(free - name.begin(), '&');
}

}  // namespace obscura
