// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/LessonMarks.h"

#include <QRegularExpression>

namespace obscura {

namespace {

const QRegularExpression kTerm(QStringLiteral("\\[([^\\]]+)\\]\\(([\\w. -]+)\\)"),
                               QRegularExpression::UseUnicodePropertiesOption);
const QRegularExpression kEmphasis(QStringLiteral("\\*([^*]+)\\*"));

}  // namespace

QStringList termsIn(const QString& text) {
    QStringList terms;
    for (auto found = kTerm.globalMatch(text); found.hasNext();)
        terms << found.next().captured(2);
    return terms;
}

QString lessonHtml(const QString& text, const QColor& link) {
    return text.toHtmlEscaped()
        .replace(kTerm,
                 QStringLiteral("<a href=\"term:\\2\" style=\"color:%1\">\\1</a>").arg(link.name()))
        .replace(kEmphasis, QStringLiteral("<b>\\1</b>"))
        .replace('\n', "<br>");
}

QString plainLesson(const QString& text) {
    return QString(text).replace(kTerm, "\\1").replace(kEmphasis, "\\1");
}

}  // namespace obscura
