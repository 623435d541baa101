// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"

#include <cstdint>
#include <optional>

namespace obscura {

/// How many steps a run of `e` will have, told before it begins: as Engine::totalSteps() says.
/// Nothing where the number of samples is not known without loading them. No file is opened.
std::optional<std::int64_t> plannedSteps(const Experiment& e, const KnownFiles& files = {});

}  // namespace obscura
