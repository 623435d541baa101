// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/sources/SoundOptions.h"

#include <filesystem>

namespace obscura {

/// What of a sound may be heard in a sample, at the features' rate. The sample of N is a window on
/// the endless signal that is silent before and behind the sound; it looks at the sound's middle.
struct SoundClip {
    std::vector<float> samples;
    Index origin = 0;  ///< where samples[0] stands in the window that isn't shifted
    double power = 0;  ///< mean square of `samples`
};

/// Reads no more of the file than a window can see that is shifted as far as `settings` say.
SoundClip readSoundClip(const std::filesystem::path& file, const SoundSettings& settings);

/// What a window sees that is shifted by `shift` samples: window[i] = clip[i + shift − origin].
void lookAt(const SoundClip& clip, Index shift, std::span<float> window);

}  // namespace obscura
