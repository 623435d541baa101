// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotSpec.h"

#include "widgets/plots/QuantityText.h"

#include <QObject>

namespace obscura {

QString PlotSpec::title() const {
    return heading.isEmpty() ? headingOf(*curves.front().quantity) : heading;
}

QString PlotSpec::valueLabel() const {
    return axisLabelOf(*curves.front().quantity);
}

QString PlotSpec::legendOf(const Curve& curve) const {
    return curve.isSmoothed ? QObject::tr("smoothed") : briefOf(*curve.quantity);
}

QString PlotSpec::columnOf(const Curve& curve) const {
    const QString column = QString::fromStdString(columnName(*curve.quantity));
    return curve.isSmoothed ? column + QStringLiteral("_smoothed") : column;
}

QString (*PlotSpec::format() const)(double) {
    return formatOf(*curves.front().quantity);
}

double PlotSpec::minimumSpan() const {
    constexpr double kOfOne = 0.05;
    const bool isBounded = kind() == QuantityKind::Share || kind() == QuantityKind::Cosine;
    return isBounded ? kOfOne : 0;
}

}  // namespace obscura
