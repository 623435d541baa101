// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SoundClip.h"

#include "core/data/features/Resampling.h"
#include "core/data/readers/SoundFile.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

double meanSquareOf(std::span<const float> samples) {
    double sum = 0;
    for (const float sample : samples)
        sum += double{sample} * sample;
    return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}

}  // namespace

SoundClip readSoundClip(const std::filesystem::path& file, const SoundSettings& settings) {
    SoundFile sound(file);
    const SoundInfo& info = sound.info();
    const auto atFileRate = [&](double seconds) {
        return static_cast<Index>(std::ceil(seconds * info.rate));
    };
    const Index window = atFileRate(settings.seconds);
    const Index margin = atFileRate(double(settings.shifts().margin()) / settings.features.rate);
    const Index middle = (info.frames - window) / 2;  // where the window begins; may be negative
    const Index first = std::max<Index>(middle - margin, 0);
    const Index end = std::min(middle + window + margin, info.frames);

    SoundClip clip;
    clip.samples = resampled(sound.read({.first = first, .count = end - first}), info.rate,
                             settings.features.rate);
    clip.origin =
        std::llround(static_cast<double>(first - middle) * settings.features.rate / info.rate);
    clip.power = meanSquareOf(clip.samples);
    return clip;
}

void lookAt(const SoundClip& clip, Index shift, std::span<float> window) {
    const auto size = static_cast<Index>(window.size());
    const Index start = clip.origin - shift;  // of the clip, in the window
    const Index from = std::clamp<Index>(start, 0, size);
    const Index to = std::clamp<Index>(start + std::ssize(clip.samples), from, size);
    std::fill(window.begin(), window.begin() + from, 0.0f);
    std::copy(clip.samples.begin() + (from - start), clip.samples.begin() + (to - start),
              window.begin() + from);
    std::fill(window.begin() + to, window.end(), 0.0f);
}

}  // namespace obscura
