// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace obscura {

/// The languages that the program speaks, "en" first, and those in resources/translations.
QStringList languages();

/// What a person speaks that language calls it: "Deutsch".
QString languageName(const QString& language);

/// The one chosen in the View menu; empty: the system's.
QString savedLanguage();
void saveLanguage(const QString& language);

/// The one to begin with: `asked`, else the one chosen, else the first of the system's that the
/// program speaks, else English. Throws UserError where it doesn't speak `asked`.
QString startLanguage(const QString& asked);

/// Lets everything that is made from now on speak that language; Qt's own words, too, where its
/// translations are installed. Numbers stay as Units.h says.
void speak(const QString& language);

/// The first steps with the program, in its language and in Markdown.
QString firstSteps();

}  // namespace obscura
