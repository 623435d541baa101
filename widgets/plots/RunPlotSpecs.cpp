// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunPlotSpecs.h"

#include <QObject>

namespace obscura {

namespace {

const QuantityInfo* named(std::string_view id) {
    return &quantityInfo(id);
}

}  // namespace

PlotSpec lossSpec() {
    return {
        .name = "loss",
        .awaited = QObject::tr("the loss of each\nbatch appears here."),
        .help = QObject::tr("Mean loss of each training batch (of the cross entropy, −ln p of the "
                            "right class), and its mean over the steps around each."),
        .curves = {{.quantity = named("loss"), .colour = 0, .faint = true},
                   {.quantity = named("loss"), .colour = 0, .isSmoothed = true}}};
}

PlotSpec accuracySpec() {
    return {.name = "accuracy",
            .awaited = QObject::tr("the accuracy of each\nevaluation appears here."),
            .help = QObject::tr("Share of the test set that the network gets right; beside it that "
                                "of the validation set, by which the checkpoint is chosen where "
                                "there is one."),
            .curves = {{.quantity = named("test_accuracy"), .colour = 2},
                       {.quantity = named("validation_accuracy"),
                        .colour = 4,
                        .style = Qt::DashLine,
                        .isOptional = true}},
            .marks = PlotSpec::Marks::All};
}

PlotSpec testErrorSpec() {
    return {.name = "test-error",
            .heading = QObject::tr("Relative test error"),
            .awaited = QObject::tr("the error of each\nevaluation appears here."),
            .help = QObject::tr("‖y − t‖/‖t‖ of all answers y and targets t of the test set: 0 is "
                                "exact, 1 is as good as answering 0 each time."),
            .curves = {{.quantity = named("test_error"), .colour = 2}},
            .marks = PlotSpec::Marks::All};
}

PlotSpec queriesSpec() {
    return {
        .name = "queries",
        .heading = QObject::tr("Hardware queries"),
        .awaited = QObject::tr("what is asked of the\nhardware appears here."),
        .help = QObject::tr("Input vectors sent through the device since the start, by purpose."),
        .curves = {{.quantity = named("queries_forward"), .colour = 0},
                   {.quantity = named("queries_gradient"), .colour = 1},
                   {.quantity = named("queries_surrogate"), .colour = 2},
                   {.quantity = named("queries_evaluation"), .colour = 3},
                   {.quantity = named("queries_inspection"), .colour = 4},
                   {.quantity = named("queries_calibration"), .colour = 5}},
        .stacked = true};
}

PlotSpec surrogateErrorSpec() {
    return {
        .name = "surrogate-error",
        .awaited = QObject::tr("how far the surrogate\nis from the device appears here."),
        .help = QObject::tr("Relative distance of the surrogate USVᵀ from the device's transfer "
                            "matrix A, in the Frobenius norm: 0 is exact, 1 knows nothing. Beside "
                            "it the least that any matrix of its rank can have, √(Σ_k>r σ_k² / "
                            "Σ_k σ_k²). Measured by simulation, they cost no queries."),
        .curves = {{.quantity = named("surrogate_error"), .colour = 1},
                   {.quantity = named("best_surrogate_error"),
                    .colour = 7,
                    .style = Qt::DashLine,
                    .isSparse = true}},
        .marks = PlotSpec::Marks::WhileFew,
        .breaksWithRank = true};
}

PlotSpec gradientCosineSpec() {
    return {.name = "gradient-cosine",
            .heading = QObject::tr("Gradient cosine"),
            .awaited = QObject::tr("how far the gradients\npoint the right way appears here."),
            .help = QObject::tr("Cosine of the angle between the gradient in use and the exact one "
                                "of the simulation: 1 is the same direction, 0 a right angle. "
                                "Input: ∂L/∂X through the surrogate. Parameters: ∂L/∂ω from "
                                "probes, where a small cosine is enough, because the optimizer "
                                "averages over many steps."),
            .curves = {{.quantity = named("input_gradient_cosine"), .colour = 0},
                       {.quantity = named("parameter_gradient_cosine"),
                        .colour = 2,
                        .style = Qt::DashLine}},
            .marks = PlotSpec::Marks::WhileFew};
}

PlotSpec gradientNormSpec() {
    return {.name = "gradient-norm-ratio",
            .heading = QObject::tr("Gradient norm"),
            .awaited = QObject::tr("how long the estimated\ngradient is appears here."),
            .help = QObject::tr("Norm of the estimated parameter gradient ∂L/∂ω over that of the "
                                "exact one. What is beyond 1 is noise: √(d/M) for M probes of d "
                                "parameters, √(d/groups/M) for local ones."),
            .curves = {{.quantity = named("parameter_gradient_norm_ratio"), .colour = 2}},
            .marks = PlotSpec::Marks::WhileFew};
}

const std::vector<PlotSpec>& runPlotSpecs() {
    static const std::vector<PlotSpec> all = {
        lossSpec(),    accuracySpec(),       testErrorSpec(),   surrogateErrorSpec(),
        queriesSpec(), gradientCosineSpec(), gradientNormSpec()};
    return all;
}

}  // namespace obscura
