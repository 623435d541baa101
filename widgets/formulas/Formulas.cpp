// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formulas/Formulas.h"

#include "core/base/JsonFields.h"
#include "core/base/JsonText.h"
#include "widgets/Appearance.h"

#include <QFile>
#include <QFontInfo>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>

namespace obscura {

namespace {

/// Of the type of a formula beside that of the words around it: its letters are smaller.
constexpr double kTypeShare = 1.3;

QByteArray resource(const QString& path) {
    registerResources();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Formula> readFormulas() {
    const QString folder = ":/formulas/";
    const std::string text = resource(folder + "formulas.json").toStdString();
    const nlohmann::json root = parseJson(text, "formulas.json");
    std::vector<Formula> result;
    for (const nlohmann::json* const entry : JsonFields(root, {}).list("formulas", 1000)) {
        const JsonFields fields(*entry, "formulas");
        Formula formula{
            .name = fields.text("name"), .spoken = fields.text("spoken"), .svg = {}, .size = {}};
        formula.svg = resource(folder + QString::fromStdString(formula.name) + ".svg");
        formula.size = QSvgRenderer(formula.svg).viewBoxF().size();
        result.push_back(std::move(formula));
    }
    return result;
}

}  // namespace

const std::vector<Formula>& formulas() {
    static const std::vector<Formula> all = readFormulas();
    return all;
}

const Formula* findFormula(std::string_view name) {
    const auto found = std::ranges::find(formulas(), name, &Formula::name);
    return found == formulas().end() ? nullptr : &*found;
}

QSizeF formulaSize(const Formula& formula, const QFont& font, double most) {
    const double scale = kTypeShare * QFontInfo(font).pixelSize() / kFormulaType;
    const QSizeF size = scale * formula.size;
    return most > 0 && size.width() > most ? size * (most / size.width()) : size;
}

void drawFormula(QPainter& painter, const Formula& formula, const QRectF& place,
                 const QColor& colour) {
    QByteArray svg = formula.svg;
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer(svg).render(&painter, place);
}

}  // namespace obscura
