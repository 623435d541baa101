// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

namespace obscura {

/// What every device checks before it acts. All throw UserError with what was found and expected.

/// Throws unless `omega` [d] fits the device's layout and is finite.
void checkParameters(const Device& device, const ConstVectorRef& omega);
/// Throws unless x is [B, n], y [B, m] and x is finite.
void checkQuery(const Device& device, const ConstMatrixRef& x, const MatrixRef& y);
/// Throws unless all shapes of the request fit the device and each other and the numbers are
/// finite.
void checkSweep(const Device& device, const Sweep& request);
void checkSweep(const Device& device, const Sweep& request, const MatrixRef& scores);

/// Whether all entries are finite.
bool allFinite(const ConstMatrixRef& a);

}  // namespace obscura
