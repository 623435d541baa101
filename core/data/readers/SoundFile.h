// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <span>
#include <vector>

struct sf_private_tag;  // libsndfile's SNDFILE

namespace obscura {

// Sound files: WAV (PCM, float, ADPCM …), FLAC and OGG, read by libsndfile. What can't be read is a
// UserError that names the file, what was found and what was expected: missing, no sound, a web
// page in its place, truncated, without samples, not finite.

/// What the header of a sound file tells.
struct SoundInfo {
    Index frames = 0;  ///< samples of each channel, 1 …
    int channels = 0;  ///< 1 …
    int rate = 0;      ///< Hz, kLowestSoundRate … kHighestSoundRate

    double seconds() const { return static_cast<double>(frames) / rate; }
};

inline constexpr int kLowestSoundRate = 1000;     ///< Hz
inline constexpr int kHighestSoundRate = 768000;  ///< Hz

/// A stretch of a sound.
struct SoundRange {
    Index first = 0;  ///< sample that it begins with, 0 …
    /// Of samples; those behind the end of the sound are left out.
    Index count = std::numeric_limits<Index>::max();
};

/// An open sound file. For one thread at a time.
class SoundFile {
public:
    /// Reads the header alone. That of a WAV file also tells whether its samples are all there.
    explicit SoundFile(std::filesystem::path file);
    ~SoundFile();
    SoundFile(const SoundFile&) = delete;
    SoundFile& operator=(const SoundFile&) = delete;

    const SoundInfo& info() const { return m_info; }
    /// Samples of that stretch: the mean of the channels; full scale is ±1.
    std::vector<float> read(const SoundRange& range = {});

private:
    [[noreturn]] void failTruncated(Index found, Index expected) const;
    [[noreturn]] void failSample(Index sample) const;
    void appendMean(const std::vector<float>& piece, Index frames, Index first,
                    std::vector<float>& samples) const;

    struct Close {
        void operator()(sf_private_tag* file) const;
    };
    std::filesystem::path m_path;
    SoundInfo m_info;
    std::unique_ptr<sf_private_tag, Close> m_file;
};

/// Writes one channel of `rate` Hz as FLAC of 16 bits.
void writeFlac(const std::filesystem::path& file, std::span<const std::int16_t> samples, int rate);

}  // namespace obscura
