// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/fidelity/RankedPlot.h"

namespace obscura {

/// Of plots over a comparison of the surrogate with its device.
RankedPlot::Spec singularValueSpec();
RankedPlot::Spec principalAngleSpec();

}  // namespace obscura
