// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/PlotSpec.h"

namespace obscura {

/// The plots over a run. A new one is a function here, an entry of runPlotSpecs(), and a place in
/// RunPlots or FidelityView.
PlotSpec lossSpec();
PlotSpec accuracySpec();
/// In the accuracy's place where the targets are numbers.
PlotSpec testErrorSpec();
PlotSpec surrogateErrorSpec();
PlotSpec queriesSpec();
PlotSpec gradientCosineSpec();
PlotSpec gradientNormSpec();

const std::vector<PlotSpec>& runPlotSpecs();

}  // namespace obscura
