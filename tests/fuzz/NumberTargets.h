// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/Targets.h"

namespace obscura::fuzz {

/// The readers of numbers: npy, npz, hdf5, table.
std::vector<Target> numberTargets();

}  // namespace obscura::fuzz
