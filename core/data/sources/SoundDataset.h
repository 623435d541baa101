// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ClassFiles.h"
#include "core/data/sources/SoundOptions.h"

namespace obscura {

inline constexpr std::size_t kSoundMemory = std::size_t{512} << 20;

/// A data set of sounds as log-mel features {frames, bands}. What is read often is kept, split by
/// split, as long as that takes at most `memory` bytes in all: the levels of all frames that a
/// sample can see, sounds where training adds noise. Everything else is read from its file each
/// time, to the same result, bit for bit.
///
/// Reads what it keeps, and the header of each other file. Throws UserError that names the file
/// that can't be read, Stopped as `loading` says.
std::shared_ptr<const Dataset> loadSounds(ClassFiles sounds, const SoundSettings& settings,
                                          const Loading& loading,
                                          std::size_t memory = kSoundMemory);

}  // namespace obscura
