// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

namespace obscura {

/// Whether the device of this block is one that says of itself what it is, and hasn't yet.
bool needsConnecting(const Block& block);

/// Asks the device of a black box what it is: the values of its block's options that follow, which
/// are its outputs and costs, and the description by which it is known from then on. Takes as long
/// as the device does. Throws UserError with the block's name, the address and the reason.
Options askDevice(const Block& block);

/// The same for all blocks that need it, and notes the answers in their options.
void connectDevices(Experiment& e);

}  // namespace obscura
