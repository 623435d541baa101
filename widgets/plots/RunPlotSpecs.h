// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/PlotSpec.h"

namespace obscura {

/// Of plots over RunHistory::loss(), accuracy(), surrogateError() and queries().
PlotSpec lossSpec();
PlotSpec accuracySpec();
PlotSpec surrogateErrorSpec();
PlotSpec queriesSpec();

}  // namespace obscura
