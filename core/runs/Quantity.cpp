// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/Quantity.h"

#include <vector>

namespace obscura {

namespace {

template <class Record, auto member>
double memberOf(const Record& record) {
    return static_cast<double>(record.*member);
}

template <class Record, Purpose purpose>
double queriesOf(const Record& record) {
    return static_cast<double>(record.ledger[purpose].queries);
}

/// Of all purposes together.
template <class Record, auto member>
double totalOf(const Record& record) {
    return static_cast<double>(record.ledger.total().*member);
}

template <class Record>
void addTimes(std::vector<Quantity<Record>>& list) {
    using enum QuantityKind;
    list.insert(list.end(),
                {
                    {"step", "step", "", Count, &memberOf<Record, &Record::step>},
                    {"epoch", "epoch", "", Amount, &memberOf<Record, &Record::epoch>},
                    {"seconds", "training time", "s", Amount, &memberOf<Record, &Record::seconds>},
                });
}

template <class Record>
void addLedger(std::vector<Quantity<Record>>& list) {
    using enum QuantityKind;
    using enum Purpose;
    list.insert(
        list.end(),
        {
            {"queries_forward", "queries, forward", "", Count, &queriesOf<Record, Forward>},
            {"queries_gradient", "queries, gradient", "", Count, &queriesOf<Record, Gradient>},
            {"queries_surrogate", "queries, surrogate", "", Count, &queriesOf<Record, Surrogate>},
            {"queries_evaluation", "queries, evaluation", "", Count,
             &queriesOf<Record, Evaluation>},
            {"queries_inspection", "queries, inspection", "", Count,
             &queriesOf<Record, Inspection>},
            {"programmings", "programmings", "", Count, &totalOf<Record, &Usage::programmings>},
            {"device_time", "device time", "s", Amount, &totalOf<Record, &Usage::seconds>},
            {"device_energy", "device energy", "J", Amount, &totalOf<Record, &Usage::joules>},
        });
}

std::vector<Quantity<StepRecord>> makeStepQuantities() {
    using enum QuantityKind;
    using R = StepRecord;
    std::vector<Quantity<R>> list;
    addTimes(list);
    list.insert(
        list.end(),
        {
            {"loss", "loss", "", Positive, &memberOf<R, &R::loss>},
            {"learning_rate", "learning rate", "", Positive, &memberOf<R, &R::learningRate>},
            {"surrogate_error", "surrogate error", "", Positive, &memberOf<R, &R::surrogateError>},
            {"best_surrogate_error", "best possible surrogate error", "", Positive,
             &memberOf<R, &R::bestSurrogateError>},
            {"input_gradient_cosine", "cosine of the input gradient", "", Cosine,
             &memberOf<R, &R::inputGradientCosine>},
            {"parameter_gradient_cosine", "cosine of the parameter gradient", "", Cosine,
             &memberOf<R, &R::parameterGradientCosine>},
            {"parameter_gradient_norm_ratio", "norm ratio of the parameter gradient", "", Positive,
             &memberOf<R, &R::parameterGradientNormRatio>},
        });
    addLedger(list);
    return list;
}

std::vector<Quantity<EvaluationRecord>> makeEvaluationQuantities() {
    using enum QuantityKind;
    using R = EvaluationRecord;
    std::vector<Quantity<R>> list;
    addTimes(list);
    list.insert(list.end(),
                {
                    {"test_loss", "test loss", "", Positive, &memberOf<R, &R::loss>},
                    {"test_accuracy", "test accuracy", "", Share, &memberOf<R, &R::accuracy>},
                });
    addLedger(list);
    return list;
}

}  // namespace

std::span<const Quantity<StepRecord>> stepQuantities() {
    static const std::vector<Quantity<StepRecord>> list = makeStepQuantities();
    return list;
}

std::span<const Quantity<EvaluationRecord>> evaluationQuantities() {
    static const std::vector<Quantity<EvaluationRecord>> list = makeEvaluationQuantities();
    return list;
}

}  // namespace obscura
