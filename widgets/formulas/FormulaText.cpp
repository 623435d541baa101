// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formulas/FormulaText.h"

#include "widgets/formulas/Formulas.h"
#include "widgets/language/Translated.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>
#include <QTextFormat>
#include <utility>

namespace obscura {

namespace {

const QString kScheme = "formula:";

const Formula* formulaOf(const QTextFormat& format) {
    const QString name = format.toImageFormat().name();
    if (!name.startsWith(kScheme))
        return nullptr;
    return findFormula(name.mid(kScheme.size()).toStdString());
}

}  // namespace

FormulaText::FormulaText(QTextDocument& document, std::function<QColor()> colour)
    : QObject(&document), m_colour(std::move(colour)) {
    document.documentLayout()->registerHandler(QTextFormat::ImageObject, this);
}

QSizeF FormulaText::intrinsicSize(QTextDocument* document, int, const QTextFormat& format) {
    const Formula* const formula = formulaOf(format);
    if (!formula)
        return {};
    const double room = document->pageSize().width() - 2 * document->documentMargin();
    return formulaSize(*formula, document->defaultFont(), room > 0 ? room : 0);
}

void FormulaText::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                             const QTextFormat& format) {
    if (const Formula* const formula = formulaOf(format))
        drawFormula(*painter, *formula, rect, m_colour());
}

QString formulaHtml(const std::string& name) {
    const Formula* const formula = findFormula(name);
    if (!formula)
        return {};
    return QStringLiteral("<img src=\"%1\" alt=\"%2\">")
        .arg(kScheme + QString::fromStdString(name), translated(formula->spoken).toHtmlEscaped());
}

}  // namespace obscura
