// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

namespace obscura {

/// The terms that a card's or a glossary entry's text leads to: "[words](term)".
QStringList termsIn(const QString& text);

/// Such a text as rich text: *emphasis*, and terms as links "term:…" in that colour.
QString lessonHtml(const QString& text, const QColor& link);

/// The same without any marks, for screen readers and searches.
QString plainLesson(const QString& text);

}  // namespace obscura
