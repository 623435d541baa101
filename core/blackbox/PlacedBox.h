// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/graph/Repetition.h"
#include "core/network/KnownFiles.h"
#include "core/settings/Settings.h"

#include <cstdint>

namespace obscura {

/// A black box of an experiment with what it has from its place there.
struct PlacedBox {
    Block block;  ///< as it runs in that repetition
    BlackBoxSettings settings;
    Index inputs = 0;        ///< n, as inspection infers it
    std::uint64_t seed = 0;  ///< its own, from which all its random numbers follow
};

/// Throws UserError where `box` is no
/// black box of the experiment with an input of known size.
PlacedBox placedBox(const Experiment& e, BlockRepetition box, const KnownFiles& files = {});

}  // namespace obscura
