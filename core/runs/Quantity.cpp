// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/Quantity.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <vector>

namespace obscura {

namespace {

using enum QuantityKind;

template <class Record>
using List = std::vector<Quantity<Record>>;

template <auto member, class Record>
double memberOf(const Record& record) {
    return static_cast<double>(record.*member);
}

template <Purpose purpose, class Record>
double queriesOf(const Record& record) {
    return static_cast<double>(record.ledger[purpose].queries);
}

template <auto member, class Record>
void setMember(Record& record, double value) {
    if constexpr (std::is_integral_v<std::remove_reference_t<decltype(record.*member)>>)
        record.*member = std::llround(value);
    else
        record.*member = value;
}

template <Purpose purpose, class Record>
void setQueries(Record& record, double value) {
    record.ledger[purpose].queries = std::llround(value);
}

/// A file tells the sum only: it counts as that of forward passes.
template <auto member, class Record>
void setTotal(Record& record, double value) {
    auto& sum = record.ledger[Purpose::Forward].*member;
    sum = static_cast<std::remove_reference_t<decltype(sum)>>(value);
}

/// What is left of the sum counts as evaluation.
template <class Record>
void setTrainingSeconds(Record& record, double value) {
    record.ledger[Purpose::Evaluation].seconds = record.ledger.total().seconds - value;
    record.ledger[Purpose::Forward].seconds = value;
}

/// Of all purposes together.
template <auto member, class Record>
double totalOf(const Record& record) {
    return static_cast<double>(record.ledger.total().*member);
}

/// Looking at how well training goes is left out.
template <auto member, class Record>
double trainingOf(const Record& record) {
    Usage usage = record.ledger.total();
    usage -= record.ledger[Purpose::Evaluation];
    usage -= record.ledger[Purpose::Inspection];
    return static_cast<double>(usage.*member);
}

// The lines of the table. What has no brief or no scale of its own is called by its title there.

template <class R>
List<R> times() {
    return {
        {{.id = "step", .title = "step", .kind = Ordinal},
         &memberOf<&R::step>,
         &setMember<&R::step>},
        {{.id = "epoch", .title = "epoch"}, &memberOf<&R::epoch>, &setMember<&R::epoch>},
        {{.id = "seconds", .title = "training time", .unit = "s"},
         &memberOf<&R::seconds>,
         &setMember<&R::seconds>},
    };
}

List<StepRecord> losses() {
    using R = StepRecord;
    return {
        {{.id = "loss", .title = "loss", .kind = Positive, .brief = "batch", .scale = "mean loss"},
         &memberOf<&R::loss>,
         &setMember<&R::loss>},
        {{.id = "learning_rate", .title = "learning rate", .kind = Positive},
         &memberOf<&R::learningRate>,
         &setMember<&R::learningRate>},
    };
}

List<StepRecord> fidelity() {
    using R = StepRecord;
    using enum Measured;
    constexpr std::string_view kDistance = "‖A − USVᵀ‖ / ‖A‖";
    return {
        {{.id = "surrogate_error",
          .title = "surrogate error",
          .kind = Positive,
          .brief = "error",
          .scale = kDistance,
          .measured = AtInspections},
         &memberOf<&R::surrogateError>,
         &setMember<&R::surrogateError>},
        {{.id = "best_surrogate_error",
          .title = "best possible surrogate error",
          .kind = Positive,
          .brief = "best possible",
          .scale = kDistance,
          .measured = AtInspections},
         &memberOf<&R::bestSurrogateError>,
         &setMember<&R::bestSurrogateError>},
        {{.id = "input_gradient_cosine",
          .title = "cosine of the input gradient",
          .kind = Cosine,
          .brief = "input",
          .scale = "cosine",
          .measured = AtInspections},
         &memberOf<&R::inputGradientCosine>,
         &setMember<&R::inputGradientCosine>},
        {{.id = "parameter_gradient_cosine",
          .title = "cosine of the parameter gradient",
          .kind = Cosine,
          .brief = "parameters",
          .scale = "cosine",
          .measured = AtInspections},
         &memberOf<&R::parameterGradientCosine>,
         &setMember<&R::parameterGradientCosine>},
        {{.id = "parameter_gradient_norm_ratio",
          .title = "norm ratio of the parameter gradient",
          .kind = Positive,
          .brief = "ratio",
          .scale = "‖estimate‖ / ‖exact‖",
          .measured = AtInspections},
         &memberOf<&R::parameterGradientNormRatio>,
         &setMember<&R::parameterGradientNormRatio>},
    };
}

List<EvaluationRecord> evaluation() {
    using R = EvaluationRecord;
    return {
        {{.id = "test_loss", .title = "test loss", .kind = Positive},
         &memberOf<&R::loss>,
         &setMember<&R::loss>},
        {{.id = "test_accuracy",
          .title = "test accuracy",
          .kind = Share,
          .brief = "accuracy",
          .scale = "share correct"},
         &memberOf<&R::accuracy>,
         &setMember<&R::accuracy>},
    };
}

/// Which came later, and so stand behind the others.
List<EvaluationRecord> furtherEvaluation() {
    using R = EvaluationRecord;
    return {
        {{.id = "test_error",
          .title = "relative test error",
          .kind = Positive,
          .brief = "error",
          .scale = "‖y − t‖ / ‖t‖"},
         &memberOf<&R::error>,
         &setMember<&R::error>},
        {{.id = "validation_loss",
          .title = "validation loss",
          .kind = Positive,
          .brief = "validation"},
         &memberOf<&R::validationLoss>,
         &setMember<&R::validationLoss>},
        {{.id = "validation_accuracy",
          .title = "validation accuracy",
          .kind = Share,
          .brief = "validation",
          .scale = "share correct"},
         &memberOf<&R::validationAccuracy>,
         &setMember<&R::validationAccuracy>},
        {{.id = "test_bits_per_byte",
          .title = "test bits per byte",
          .unit = "bit",
          .kind = Positive,
          .brief = "bits per byte"},
         &memberOf<&R::bitsPerByte>,
         &setMember<&R::bitsPerByte>},
    };
}

template <Purpose purpose, class R>
Quantity<R> queriesFor(std::string_view id, std::string_view title) {
    return {{.id = id,
             .title = title,
             .kind = Count,
             .brief = purposeName(purpose),
             .scale = "queries"},
            &queriesOf<purpose>,
            &setQueries<purpose>};
}

template <class R>
Quantity<R> deviceTime() {
    return {{.id = "device_time",
             .title = "device time",
             .unit = "s",
             .brief = "all device time",
             .scale = "device time, evaluation included"},
            &totalOf<&Usage::seconds>,
            &setTotal<&Usage::seconds>};
}

template <class R>
Quantity<R> deviceEnergy() {
    return {{.id = "device_energy",
             .title = "device energy",
             .unit = "J",
             .brief = "all device energy",
             .scale = "device energy, evaluation included"},
            &totalOf<&Usage::joules>,
            &setTotal<&Usage::joules>};
}

template <class R>
List<R> ledger() {
    using enum Purpose;
    return {
        queriesFor<Forward, R>("queries_forward", "queries, forward"),
        queriesFor<Gradient, R>("queries_gradient", "queries, gradient"),
        queriesFor<Surrogate, R>("queries_surrogate", "queries, surrogate"),
        queriesFor<Evaluation, R>("queries_evaluation", "queries, evaluation"),
        queriesFor<Inspection, R>("queries_inspection", "queries, inspection"),
        queriesFor<Calibration, R>("queries_calibration", "queries, calibration"),
        {{.id = "programmings", .title = "programmings", .kind = Count},
         &totalOf<&Usage::programmings>,
         &setTotal<&Usage::programmings>},
        deviceTime<R>(),
        deviceEnergy<R>(),
    };
}

/// Which came later still.
template <class R>
List<R> furtherTimes() {
    return {{{.id = "training_device_time",
              .title = "device time of training",
              .unit = "s",
              .brief = "device time"},
             &trainingOf<&Usage::seconds>,
             &setTrainingSeconds}};
}

/// Of these no file has a column, but for that time.
template <class R>
List<R> usage() {
    return {
        {{.id = "training_queries",
          .title = "hardware queries of training",
          .kind = Count,
          .brief = "queries"},
         &trainingOf<&Usage::queries>},
        {{.id = "training_device_time",
          .title = "device time of training",
          .unit = "s",
          .brief = "device time"},
         &trainingOf<&Usage::seconds>},
        {{.id = "all_queries",
          .title = "hardware queries, evaluation included",
          .kind = Count,
          .brief = "all queries"},
         &totalOf<&Usage::queries>},
        deviceTime<R>(),
        deviceEnergy<R>(),
    };
}

template <class Record>
List<Record> joined(std::initializer_list<List<Record>> parts) {
    List<Record> all;
    for (const List<Record>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    for (Quantity<Record>& quantity : all) {
        for (std::string_view* const name : {&quantity.brief, &quantity.scale})
            *name = name->empty() ? quantity.title : *name;
    }
    return all;
}

}  // namespace

bool isWhole(QuantityKind kind) {
    return kind == Ordinal || kind == Count;
}

template <>
std::span<const Quantity<StepRecord>> quantities() {
    static const auto list = joined<StepRecord>({times<StepRecord>(), losses(), fidelity(),
                                                 ledger<StepRecord>(), furtherTimes<StepRecord>()});
    return list;
}

template <>
std::span<const Quantity<EvaluationRecord>> quantities() {
    static const auto list = joined<EvaluationRecord>(
        {times<EvaluationRecord>(), evaluation(), ledger<EvaluationRecord>(), furtherEvaluation(),
         furtherTimes<EvaluationRecord>()});
    return list;
}

template <class Record>
std::span<const Quantity<Record>> progressQuantities() {
    static const auto list = joined<Record>({times<Record>(), usage<Record>()});
    return list;
}
template std::span<const Quantity<StepRecord>> progressQuantities();
template std::span<const Quantity<EvaluationRecord>> progressQuantities();

template <class Record>
const Quantity<Record>* findQuantity(std::string_view id) {
    const auto all = quantities<Record>();
    const auto found = std::ranges::find(all, id, &Quantity<Record>::id);
    return found == all.end() ? nullptr : &*found;
}
template const Quantity<StepRecord>* findQuantity(std::string_view);
template const Quantity<EvaluationRecord>* findQuantity(std::string_view);

const QuantityInfo& quantityInfo(std::string_view id) {
    if (const auto* const quantity = findQuantity<StepRecord>(id))
        return *quantity;
    return *findQuantity<EvaluationRecord>(id);
}

namespace {

std::string withUnit(std::string_view name, std::string_view unit) {
    std::string text(name);
    return unit.empty() ? text : text + " [" + std::string(unit) + ']';
}

}  // namespace

std::string columnName(const QuantityInfo& quantity) {
    return withUnit(quantity.id, quantity.unit);
}

std::string axisName(const QuantityInfo& quantity) {
    return withUnit(quantity.scale, quantity.unit);
}

}  // namespace obscura
