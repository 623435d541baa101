// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

namespace obscura {

/// Whether the device of this block is one that says of itself what it is, and hasn't yet.
bool needsConnecting(const Block& block);

/// Asks the device of a black box what it is, and notes it in the block's options: its outputs and
/// costs, and the description by which it is known from then on. Takes as long as the device does.
/// Throws UserError with the block's name, the address and the reason.
void connectDevice(Block& block);

/// The same for all blocks that need it.
void connectDevices(Experiment& e);

}  // namespace obscura
