// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/Term.h"

#include <QApplication>
#include <QCursor>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

namespace obscura {

namespace {

constexpr const char* kTermProperty = "glossaryTerm";

QString termAround(const QWidget* widget) {
    for (; widget; widget = widget->parentWidget()) {
        const QVariant term = widget->property(kTermProperty);
        if (term.isValid())
            return term.toString();
    }
    return {};
}

}  // namespace

void setTerm(QWidget& widget, const QString& term) {
    widget.setProperty(kTermProperty, term);
}

QString termAsked() {
    if (QToolTip::isVisible()) {
        const QString pointed = termAround(QApplication::widgetAt(QCursor::pos()));
        if (!pointed.isEmpty())
            return pointed;
    }
    return termAround(QApplication::focusWidget());
}

QString termToolTip(const QString& text) {
    if (text.isEmpty())
        return {};
    return "<qt>" + text.toHtmlEscaped() + "<br><i>" + QObject::tr("F1: more about this") +
           "</i></qt>";
}

}  // namespace obscura
