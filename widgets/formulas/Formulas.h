// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QSizeF>
#include <QString>
#include <string>
#include <vector>

class QFont;
class QPainter;
class QRectF;

namespace obscura {

/// A formula as it is drawn and read out: resources/formulas, which render.py makes from TeX.
struct Formula {
    std::string name;    ///< "zeroth_order"
    std::string spoken;  ///< in words, English; see translated()
    QByteArray svg;      ///< outlines in currentColor
    QSizeF size;         ///< pixels, in type of kFormulaType pixels
};

inline constexpr double kFormulaType = 20;

/// All there are, by name.
const std::vector<Formula>& formulas();
/// The formula of that name, or nullptr.
const Formula* findFormula(std::string_view name);

/// The size of `formula` beside words in `font`, at most `most` pixels wide (0: as wide as it is).
QSizeF formulaSize(const Formula& formula, const QFont& font, double most = 0);
/// Draws it into `place` in that colour, as outlines: sharp at each scale.
void drawFormula(QPainter& painter, const Formula& formula, const QRectF& place,
                 const QColor& colour);

}  // namespace obscura
