// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fidelity/RankedPlot.h"
#include "widgets/plots/PlotSpec.h"

namespace obscura {

/// Of plots over RunHistory::cosines() and normRatio().
PlotSpec gradientCosineSpec();
PlotSpec gradientNormSpec();
/// Of plots over a comparison of the surrogate with its device.
RankedPlot::Spec singularValueSpec();
RankedPlot::Spec principalAngleSpec();

}  // namespace obscura
