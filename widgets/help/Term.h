// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace obscura {

/// From now on F1 explains `term` while `widget`, or what is in it, has the focus or shows its
/// tooltip. A term is a key of the glossary: an option's name ("surrogate.rank"), a concept's, or
/// "plot." and a plot's name.
void setTerm(QWidget& widget, const QString& term);

/// The term that F1 asks for now; empty: none.
QString termAsked();

/// A tooltip of more than a few words that says that there is more.
QString termToolTip(const QString& text);

}  // namespace obscura
