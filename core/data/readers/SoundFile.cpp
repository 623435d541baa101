// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/SoundFile.h"

#include "core/base/FileError.h"
#include "core/base/Numbers.h"
#include "core/data/readers/ForeignFile.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void failSound(const fs::path& file, const std::string& what) {
    throw UserError(shownPath(file) + ": " + what);
}

void requireSoundFile(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        failSound(file, "there is no such file");
    if (!fs::is_regular_file(status))
        failSound(file, "found a folder or device, expected a sound file");
}

std::string startOfSound(const fs::path& file, std::size_t count) {
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        failFile(file, "read", errno);
    std::string bytes(count, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

/// libsndfile opens much that nobody keeps sounds in, by code that is little tried.
void requireKnownKind(const fs::path& file) {
    constexpr std::size_t kLookedAt = 64;
    const std::string begin = startOfSound(file, kLookedAt);
    const std::string_view bytes = begin;
    const bool isWav = bytes.starts_with("RIFF") || bytes.starts_with("RF64");
    if (!isWav && !bytes.starts_with("fLaC") && !bytes.starts_with("OggS"))
        failForeign(file, bytes, "a sound: WAV, FLAC or OGG");
}

std::uint32_t chunkLength(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// libsndfile passes a WAV file over that ends before its header says; a writer into a pipe, which
/// can't mend the header, leaves a length there that is out of all reach.
void requireWholeWav(const fs::path& file) {
    constexpr std::uint64_t kFirstChunk = 12;
    constexpr std::uint64_t kChunkHeader = 8;
    constexpr std::uint64_t kUnknownLength = 0x7fff0000;
    constexpr int kMostChunks = 10000;
    std::ifstream stream(file, std::ios::binary);
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    std::array<char, kFirstChunk> bytes{};
    stream.read(bytes.data(), kFirstChunk);
    if (std::string_view(bytes.data(), 4) != "RIFF")
        return;
    std::uint64_t at = kFirstChunk;
    for (int i = 0; i < kMostChunks && stream.seekg(static_cast<std::streamoff>(at)) &&
                    stream.read(bytes.data(), kChunkHeader);
         ++i) {
        const std::uint64_t length = chunkLength(bytes.data() + 4);
        at += kChunkHeader;
        if (std::string_view(bytes.data(), 4) == "data") {
            if (length < kUnknownLength && at + length > size)
                failSound(file, "truncated: found " + std::to_string(size - at) +
                                    " bytes of samples, expected " + std::to_string(length));
            return;
        }
        at += length + length % 2;
    }
}

SoundInfo checkedInfo(const fs::path& file, const SF_INFO& info) {
    constexpr sf_count_t kUnknownFrames = sf_count_t{1} << 40;
    if (info.frames <= 0)
        failSound(file, "found no samples");
    if (info.frames >= kUnknownFrames)
        failSound(file,
                  "the header does not say how many samples there are; convert the file to one "
                  "that says so");
    if (info.samplerate < kLowestSoundRate || info.samplerate > kHighestSoundRate)
        failSound(file, "the rate is " + std::to_string(info.samplerate) + " Hz, expected " +
                            std::to_string(kLowestSoundRate) + " to " +
                            std::to_string(kHighestSoundRate) + " Hz");
    return {.frames = info.frames, .channels = info.channels, .rate = info.samplerate};
}

}  // namespace

void SoundFile::Close::operator()(SNDFILE* file) const {
    sf_close(file);
}

SoundFile::SoundFile(fs::path file) : m_path(std::move(file)) {
    requireSoundFile(m_path);
    requireKnownKind(m_path);
    SF_INFO info{};
    m_file.reset(sf_open(m_path.c_str(), SFM_READ, &info));
    if (!m_file)
        failSound(m_path, std::string("damaged, or of a kind that is not understood: ") +
                              sf_strerror(nullptr));
    requireWholeWav(m_path);
    m_info = checkedInfo(m_path, info);
}

SoundFile::~SoundFile() = default;

std::vector<float> SoundFile::read(const SoundRange& range) {
    constexpr Index kPiece = 1 << 14;
    const Index first = std::min(range.first, m_info.frames);
    const Index count = std::min(range.count, m_info.frames - first);
    if (sf_seek(m_file.get(), first, SEEK_SET) != first)
        failTruncated(0, count);
    std::vector<float> samples;
    std::vector<float> piece(static_cast<std::size_t>(std::min(count, kPiece) * m_info.channels));
    for (Index done = 0; done < count;) {
        const Index got =
            sf_readf_float(m_file.get(), piece.data(), std::min(kPiece, count - done));
        if (got <= 0)
            failTruncated(done, count);
        appendMean(piece, got, first + done, samples);
        done += got;
    }
    return samples;
}

void SoundFile::failTruncated(Index found, Index expected) const {
    failSound(m_path, "truncated or damaged: found " + std::to_string(found) +
                          " samples, expected " + std::to_string(expected));
}

void SoundFile::appendMean(const std::vector<float>& piece, Index frames, Index first,
                           std::vector<float>& samples) const {
    const std::size_t before = samples.size();
    const float share = 1.0f / static_cast<float>(m_info.channels);
    const float* next = piece.data();
    samples.resize(before + static_cast<std::size_t>(frames));
    for (std::size_t i = before; i < samples.size(); ++i) {
        float sum = 0;
        for (int channel = 0; channel < m_info.channels; ++channel)
            sum += *next++;
        samples[i] = sum * share;
    }
    const auto added = samples.begin() + static_cast<std::ptrdiff_t>(before);
    const auto wrong =
        std::find_if_not(added, samples.end(), [](float s) { return std::isfinite(s); });
    if (wrong != samples.end())
        failSample(first + (wrong - added));
}

void SoundFile::failSample(Index sample) const {
    failSound(m_path, "sample " + std::to_string(sample) + ", at " +
                          roundedNumber(static_cast<double>(sample) / m_info.rate) +
                          " s, is not a finite number");
}

void writeFlac(const fs::path& file, std::span<const std::int16_t> samples, int rate) {
    SF_INFO info{};
    info.channels = 1;
    info.samplerate = rate;
    info.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    errno = 0;
    SNDFILE* const out = sf_open(file.c_str(), SFM_WRITE, &info);
    if (!out)
        failFile(file, "write", errno ? errno : EIO);
    const auto count = static_cast<sf_count_t>(samples.size());
    const bool isWritten = sf_writef_short(out, samples.data(), count) == count;
    const bool isClosed = sf_close(out) == 0;
    if (!isWritten || !isClosed)
        failFile(file, "write", errno ? errno : EIO);
}

}  // namespace obscura
