// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/DecisionMap.h"
#include "widgets/Theme.h"

#include <QImage>

namespace obscura {

/// The most likely class and how likely it is.
struct Verdict {
    Index label = 0;
    double share = 0;  ///< 0 … 1
};

/// What the map says of that place, between its points by bilinear interpolation; outside of it
/// what its edge says.
Verdict verdictAt(const DecisionMap& map, double x, double y);

/// The map as `pixels` × `pixels`, y upwards: the colour of the likeliest class, the paler the less
/// sure the network is, with a line where one class gives way to another.
QImage decisionField(const DecisionMap& map, const Theme& theme, int pixels);

}  // namespace obscura
