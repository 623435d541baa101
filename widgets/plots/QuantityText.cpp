// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/QuantityText.h"

#include "widgets/Units.h"
#include "widgets/language/Translated.h"

#include <cmath>

namespace obscura {

namespace {

QString formatOrdinal(double value) {
    return formatWhole(std::llround(value));
}

/// Four digits: "epoch 12.34".
QString formatAmount(double value) {
    return formatNumber(value, 4);
}

}  // namespace

QString headingOf(const QuantityInfo& quantity) {
    return capitalTranslated(quantity.title);
}

QString briefOf(const QuantityInfo& quantity) {
    return translated(quantity.brief);
}

QString axisLabelOf(const QuantityInfo& quantity) {
    const QString label = translated(quantity.scale);
    return quantity.unit.empty() ? label
                                 : QStringLiteral("%1 [%2]").arg(label, translated(quantity.unit));
}

QString (*formatOf(const QuantityInfo& quantity))(double) {
    switch (quantity.kind) {
        case QuantityKind::Ordinal:
            return &formatOrdinal;
        case QuantityKind::Count:
            return &formatShort;
        case QuantityKind::Amount:
            return quantity.unit == "s"   ? &formatDuration
                   : quantity.unit == "J" ? &formatEnergy
                                          : &formatAmount;
        case QuantityKind::Share:
            return &formatShare;
        case QuantityKind::Positive:
        case QuantityKind::Cosine:
            break;
    }
    return &formatValue;
}

const QuantityInfo& quantityOf(TimeAxis axis) {
    return progressQuantities<StepRecord>()[std::size_t(axis)];
}

QString timeAxisName(TimeAxis axis) {
    return capitalTranslated(quantityOf(axis).brief);
}

QString formatTime(TimeAxis axis, double time) {
    const QuantityInfo& quantity = quantityOf(axis);
    return briefOf(quantity) + ' ' + formatOf(quantity)(time);
}

}  // namespace obscura
