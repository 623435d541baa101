// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/FidelityPlotSpecs.h"

#include <QObject>

namespace obscura {

RankedPlot::Spec singularValueSpec() {
    return {.name = "singular-values",
            .title = QObject::tr("Singular values"),
            .help = QObject::tr("Singular values σ_k of the device's transfer matrix and of the "
                                "surrogate USVᵀ, or of the Â that an estimator has learned in its "
                                "place. Where the device's fall fast, a small rank is enough. "
                                "Known by simulation, they cost no queries."),
            .valueLabel = QObject::tr("σ_k"),
            .curves = {QObject::tr("device"), QObject::tr("surrogate, Â")},
            .logarithmic = true};
}

RankedPlot::Spec principalAngleSpec() {
    return {
        .name = "principal-angles",
        .title = QObject::tr("Principal angles"),
        .help = QObject::tr("Principal angles between the surrogate's space of outputs (columns "
                            "of U) or inputs (columns of V) and the device's r leading singular "
                            "vectors: at 0° a direction is known, at 90° it is not. Of a learned Â "
                            "the first 32 are shown."),
        .valueLabel = QObject::tr("degrees"),
        .curves = {QObject::tr("outputs, U"), QObject::tr("inputs, V")},
        .top = 90};
}

}  // namespace obscura
