// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace obscura {

enum class Appearance { System, Light, Dark };

/// The one chosen last time, and what is remembered for the next.
Appearance savedAppearance();
void saveAppearance(Appearance appearance);

/// Gives the whole program this appearance, at once. System follows the desktop.
void applyAppearance(Appearance appearance);

/// Makes the files of resources/ readable under ":/": a static library's are not by themselves.
void registerResources();

/// The icon resources/icons/<name>.svg in the colour of the palette's text, which it follows; sharp
/// at any size and scale.
QIcon symbolIcon(const QString& name);

/// The program's own icon.
QIcon programIcon();

}  // namespace obscura
