// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <span>
#include <string>
#include <string_view>

namespace obscura {

/// What kind of number a quantity is, and so how it is written and on which axis it is drawn.
enum class QuantityKind {
    Count,     ///< whole, grows over a run
    Amount,    ///< ≥ 0
    Positive,  ///< over orders of magnitude: a logarithmic axis
    Share,     ///< 0 … 1
    Cosine,    ///< −1 … 1
};

/// One of the numbers that a record of a run holds: the only place that names it. Files, plots and
/// tables are made from the lists below; a new quantity is one line there.
template <class Record>
struct Quantity {
    std::string_view id;     ///< of its column in the record's file, which never changes
    std::string_view title;  ///< at axes and in legends: "surrogate error"
    std::string_view unit;   ///< "s"; empty: none
    QuantityKind kind;
    double (*of)(const Record& record);  ///< NaN: not measured
};

/// In the order of the columns of steps.csv and evaluations.csv.
std::span<const Quantity<StepRecord>> stepQuantities();
std::span<const Quantity<EvaluationRecord>> evaluationQuantities();

/// A quantity with its unit as the head of a column: "seconds [s]".
template <class Record>
std::string columnName(const Quantity<Record>& quantity) {
    std::string name(quantity.id);
    return quantity.unit.empty() ? name : name + " [" + std::string(quantity.unit) + ']';
}

}  // namespace obscura
