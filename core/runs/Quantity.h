// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <span>
#include <string>
#include <string_view>

namespace obscura {

/// What kind of number a quantity is, and so how it is written and on which axis it is drawn.
enum class QuantityKind {
    Ordinal,   ///< whole, and told exactly: which step
    Count,     ///< whole, grows over a run
    Amount,    ///< ≥ 0
    Positive,  ///< over orders of magnitude: a logarithmic axis
    Share,     ///< 0 … 1
    Cosine,    ///< −1 … 1
};

/// Ordinal or Count.
bool isWhole(QuantityKind kind);

/// When a quantity is measured: with every record, or with those of an inspection, as fidelity is.
enum class Measured { Always, AtInspections };

/// What is said of a quantity, everywhere: heads of columns, axes, legends and tables are made from
/// it.
struct QuantityInfo {
    std::string_view id;      ///< of its column in the record's file, which never changes
    std::string_view title;   ///< "surrogate error"
    std::string_view unit{};  ///< "s"; empty: none
    QuantityKind kind = QuantityKind::Amount;
    std::string_view brief{};  ///< beside its like, in legends and readouts: "error"
    std::string_view scale{};  ///< at an axis, which it may share with its like: "cosine"
    Measured measured = Measured::Always;
};

/// One of the numbers that a record of a run holds. The lists below are the only place that names
/// it; a new quantity is one line there.
template <class Record>
struct Quantity : QuantityInfo {
    double (*of)(const Record& record);  ///< NaN: not measured
    /// Puts a value that a file tells where `of` finds it; null: no file does.
    void (*set)(Record& record, double value) = nullptr;
};

/// Those of a StepRecord or EvaluationRecord, in the order of the columns of steps.csv and
/// evaluations.csv.
template <class Record>
std::span<const Quantity<Record>> quantities();

/// What a run's progress can be measured in: none falls from one record to the next. In the order
/// of TimeAxis.
template <class Record>
std::span<const Quantity<Record>> progressQuantities();

/// That with this id, or nullptr where the record has none.
template <class Record>
const Quantity<Record>* findQuantity(std::string_view id);

/// Of whichever record has it. Precondition: one has.
const QuantityInfo& quantityInfo(std::string_view id);

/// A quantity with its unit as the head of a column: "seconds [s]",
std::string columnName(const QuantityInfo& quantity);
/// and at an axis: "training time [s]".
std::string axisName(const QuantityInfo& quantity);

}  // namespace obscura
