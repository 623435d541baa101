// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/QuantityText.h"

#include "widgets/Units.h"

#include <cmath>

namespace obscura {

namespace {

QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString capitalized(std::string_view text) {
    QString result = shown(text);
    result[0] = result[0].toUpper();
    return result;
}

QString formatOrdinal(double value) {
    return formatWhole(std::llround(value));
}

/// Four digits: "epoch 12.34".
QString formatAmount(double value) {
    return formatNumber(value, 4);
}

}  // namespace

QString headingOf(const QuantityInfo& quantity) {
    return capitalized(quantity.title);
}

QString briefOf(const QuantityInfo& quantity) {
    return shown(quantity.brief);
}

QString axisLabelOf(const QuantityInfo& quantity) {
    return QString::fromStdString(axisName(quantity));
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
    return capitalized(quantityOf(axis).brief);
}

QString formatTime(TimeAxis axis, double time) {
    const QuantityInfo& quantity = quantityOf(axis);
    return briefOf(quantity) + ' ' + formatOf(quantity)(time);
}

}  // namespace obscura
