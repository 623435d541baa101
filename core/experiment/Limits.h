// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace obscura {

// What an experiment may hold, so that it opens and is edited without a wait: far more than a
// person draws, since a group stands for all its repetitions.
inline constexpr std::size_t kMostBlocks = 10'000;
inline constexpr std::size_t kMostGroups = 1'000;
inline constexpr std::size_t kMostNotes = 1'000;

}  // namespace obscura
