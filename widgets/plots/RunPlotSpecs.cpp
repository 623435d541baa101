// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunPlotSpecs.h"

#include "devices/Ledger.h"
#include "widgets/Units.h"

#include <QObject>

namespace obscura {

PlotSpec lossSpec() {
    return {
        .name = "loss",
        .title = QObject::tr("Loss"),
        .valueLabel = QObject::tr("cross entropy (nat)"),
        .awaited = QObject::tr("the loss of each\nbatch appears here."),
        .help = QObject::tr("Mean cross entropy of each training batch, −ln p of the right class, "
                            "and its mean over the steps around each."),
        .curves = {{QObject::tr("batch"), 0, true}, {QObject::tr("smoothed"), 0}},
        .logarithmic = true,
        .format = &formatValue};
}

PlotSpec accuracySpec() {
    return {.name = "accuracy",
            .title = QObject::tr("Test accuracy"),
            .valueLabel = QObject::tr("share correct"),
            .awaited = QObject::tr("the accuracy of each\nevaluation appears here."),
            .help = QObject::tr("Share of the test set that the network gets right."),
            .curves = {{QObject::tr("accuracy"), 2}},
            .minimumSpan = 0.05,
            .marks = PlotSpec::Marks::All,
            .format = &formatShare};
}

PlotSpec queriesSpec() {
    std::vector<PlotSpec::Curve> curves;
    for (const Purpose purpose : kPurposes) {
        const std::string_view name = purposeName(purpose);
        curves.push_back(
            {QString::fromUtf8(name.data(), qsizetype(name.size())), int(curves.size())});
    }
    return {
        .name = "queries",
        .title = QObject::tr("Hardware queries"),
        .valueLabel = QObject::tr("queries"),
        .awaited = QObject::tr("what is asked of the\nhardware appears here."),
        .help = QObject::tr("Input vectors sent through the device since the start, by purpose."),
        .curves = std::move(curves),
        .stacked = true,
        .whole = true,
        .format = &formatShort};
}

PlotSpec surrogateErrorSpec() {
    return {
        .name = "surrogate-error",
        .title = QObject::tr("Surrogate error"),
        .valueLabel = QObject::tr("‖A − USVᵀ‖ / ‖A‖"),
        .awaited = QObject::tr("how far the surrogate\nis from the device appears here."),
        .help = QObject::tr("Relative distance of the surrogate USVᵀ from the device's transfer "
                            "matrix A, in the Frobenius norm: 0 is exact, 1 knows nothing. Beside "
                            "it the least that any matrix of its rank can have, √(Σ_k>r σ_k² / "
                            "Σ_k σ_k²). Measured by simulation, they cost no queries."),
        .curves = {{QObject::tr("error"), 1},
                   {QObject::tr("best possible"), 7, false, Qt::DashLine, true}},
        .logarithmic = true,
        .marks = PlotSpec::Marks::WhileFew,
        .format = &formatValue};
}

}  // namespace obscura
