// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/FidelityPlotSpecs.h"

#include "widgets/Units.h"

#include <QObject>

namespace obscura {

PlotSpec gradientCosineSpec() {
    return {
        .name = "gradient-cosine",
        .title = QObject::tr("Gradient cosine"),
        .valueLabel = QObject::tr("cosine"),
        .awaited = QObject::tr("how far the gradients\npoint the right way appears here."),
        .help = QObject::tr("Cosine of the angle between the gradient in use and the exact one "
                            "of the simulation: 1 is the same direction, 0 a right angle. "
                            "Input: ∂L/∂X through the surrogate. Parameters: ∂L/∂ω from "
                            "probes, where a small cosine is enough, because the optimizer "
                            "averages over many steps."),
        .curves = {{QObject::tr("input"), 0}, {QObject::tr("parameters"), 2, false, Qt::DashLine}},
        .minimumSpan = 0.05,
        .marks = PlotSpec::Marks::WhileFew,
        .format = &formatValue};
}

PlotSpec gradientNormSpec() {
    return {.name = "gradient-norm-ratio",
            .title = QObject::tr("Gradient norm"),
            .valueLabel = QObject::tr("‖estimate‖ / ‖exact‖"),
            .awaited = QObject::tr("how long the estimated\ngradient is appears here."),
            .help = QObject::tr("Norm of the estimated parameter gradient ∂L/∂ω over that of the "
                                "exact one. What is beyond 1 is noise: √(d/M) for M probes of d "
                                "parameters, √(d/groups/M) for local ones."),
            .curves = {{QObject::tr("ratio"), 2}},
            .logarithmic = true,
            .marks = PlotSpec::Marks::WhileFew,
            .format = &formatValue};
}

RankedPlot::Spec singularValueSpec() {
    return {.name = "singular-values",
            .title = QObject::tr("Singular values"),
            .help = QObject::tr("Singular values σ_k of the device's transfer matrix and of the "
                                "surrogate USVᵀ. Where the device's fall fast, a small rank is "
                                "enough. Known by simulation, they cost no queries."),
            .valueLabel = QObject::tr("σ_k"),
            .curves = {QObject::tr("device"), QObject::tr("surrogate")},
            .logarithmic = true};
}

RankedPlot::Spec principalAngleSpec() {
    return {
        .name = "principal-angles",
        .title = QObject::tr("Principal angles"),
        .help = QObject::tr("Principal angles between the surrogate's space of outputs (columns "
                            "of U) or inputs (columns of V) and the device's r leading singular "
                            "vectors: at 0° a direction is known, at 90° it is not."),
        .valueLabel = QObject::tr("degrees"),
        .curves = {QObject::tr("outputs, U"), QObject::tr("inputs, V")},
        .top = 90};
}

}  // namespace obscura
