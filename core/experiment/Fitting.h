// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "core/experiment/Experiment.h"

namespace obscura {

/// `e` with a network in place of its own that takes the samples of its data set, of which `facts`
/// are known, and answers what is asked for them; trained as the template is trained that it is
/// made from. A row of numbers goes through two modulators, a sequence through one at each place
/// and another behind all, an image through convolutions, tokens through a small transformer.
Experiment withFittingNetwork(const Experiment& e, const DatasetFacts& facts);

}  // namespace obscura
