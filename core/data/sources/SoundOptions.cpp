// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SoundOptions.h"

#include "core/base/Numbers.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kMilli = 1e-3;
constexpr double kMostMasks = 10;
constexpr double kUsualSnr = 20;  ///< dB
const char* const kNoNoise = "none";
const char* const kWhiteNoise = "white";
const char* const kCentred = "sentence";
const char* const kNotCentred = "none";

double inMilliseconds(double seconds) {
    return std::round(seconds / kMilli * 1e6) / 1e6;  // 25, not 25.000000000000004
}

std::vector<OptionInfo> featureOptions(const SoundSettings& initial) {
    constexpr double kMostBands = 512;
    const LogMelSettings& features = initial.features;
    return {
        numberOption("seconds", "Length",
                     "Of a sample. Of a longer sound its middle is taken; a shorter one stands in "
                     "the middle of silence.",
                     initial.seconds, 0.05, 60, "s"),
        numberOption("rate", "Sampling rate",
                     "Sounds of another rate are resampled. What lies above half of it is lost.",
                     Index{features.rate}, 4000, 96000, "Hz"),
        numberOption("bands", "Bands",
                     "Bands of frequency, equally wide in mel: 2595 log₁₀(1 + f/700 Hz).",
                     features.bands, 1, kMostBands),
        numberOption("window", "Window", "Stretch of sound that one frame tells of.",
                     inMilliseconds(features.window), 1, 1000, "ms"),
        numberOption("hop", "Hop", "From one frame to the next.", inMilliseconds(features.hop), 1,
                     1000, "ms"),
        choiceOption("normalisation", "Normalisation",
                     "Sentence: the mean of each band over the sample is subtracted, which takes "
                     "out loudness and the microphone's colour. None: values are in dB.",
                     {{kCentred, "Sentence"}, {kNotCentred, "None"}},
                     features.isCentred ? kCentred : kNotCentred),
    };
}

std::vector<OptionInfo> variationOptions(const SoundVariations& initial, double hop) {
    constexpr double kMostBands = 512;
    return {
        numberOption("shift", "Shift",
                     "Sounds that train begin up to so much earlier or later, at random, by halves "
                     "of a hop.",
                     inMilliseconds(initial.shift), 0, 5000, "ms", "off"),
        choiceOption("noise", "Noise", "White noise is added to sounds that train.",
                     {{kNoNoise, "None"}, {kWhiteNoise, "White"}},
                     initial.hasNoise() ? kWhiteNoise : kNoNoise),
        onlyFor(
            {"noise", {kWhiteNoise}},
            numberOption("signal_to_noise", "Signal to noise",
                         "Mean power of a sound to that of the noise.",
                         initial.hasNoise() ? initial.signalToNoise : kUsualSnr, -20, 100, "dB")),
        numberOption("band_masks", "Band masks",
                     "So many stretches of bands are masked in samples that train (SpecAugment).",
                     initial.bandMasks, 0, kMostMasks, {}, "off"),
        numberOption("band_mask_width", "Band mask width",
                     "Bands that one masks at most; how many is drawn at random.",
                     initial.longestBandMask, 1, kMostBands),
        numberOption("time_masks", "Time masks",
                     "So many stretches of time are masked in samples that train (SpecAugment).",
                     initial.frameMasks, 0, kMostMasks, {}, "off"),
        numberOption("time_mask_width", "Time mask width",
                     "Time that one masks at most; how much is drawn at random.",
                     inMilliseconds(static_cast<double>(initial.longestFrameMask) * hop), 1, 10000,
                     "ms"),
    };
}

Index wholeIn(const Options& options, const char* name) {
    return std::get<Index>(options.at(name));
}

double secondsIn(const Options& options, const char* name) {
    return numberIn(options, name) * kMilli;
}

bool isChosen(const Options& options, const char* name, const char* choice) {
    return std::get<std::string>(options.at(name)) == choice;
}

SoundVariations variationsIn(const Options& options, double hop) {
    SoundVariations variations{
        .shift = secondsIn(options, "shift"),
        .bandMasks = wholeIn(options, "band_masks"),
        .longestBandMask = wholeIn(options, "band_mask_width"),
        .frameMasks = wholeIn(options, "time_masks"),
        .longestFrameMask = std::llround(secondsIn(options, "time_mask_width") / hop)};
    if (isChosen(options, "noise", kWhiteNoise))
        variations.signalToNoise = numberIn(options, "signal_to_noise");
    return variations;
}

void checkLengths(const SoundSettings& settings) {
    if (settings.features.window <= settings.seconds)
        return;
    throw UserError("dataset.window: " + shortestNumber(inMilliseconds(settings.features.window)) +
                    " ms are longer than a sample, expected at most " +
                    shortestNumber(inMilliseconds(settings.seconds)) + " ms (dataset.seconds)");
}

}  // namespace

Index SoundSettings::samples() const {
    return std::llround(seconds * features.rate);
}

ShiftGrid SoundSettings::shifts() const {
    ShiftGrid grid{.hop = features.hopSamples(), .perHop = features.hopSamples() % 2 == 0 ? 2 : 1};
    if (variations.shift > 0)
        grid.most =
            std::max<Index>(std::llround(variations.shift * features.rate) / grid.step(), 1);
    return grid;
}

Shape SoundSettings::shape() const {
    return {features.frames(samples()), features.bands};
}

std::vector<OptionInfo> soundOptions(const SoundSettings& initial) {
    std::vector<OptionInfo> options = featureOptions(initial);
    for (OptionInfo& option : variationOptions(initial.variations, initial.features.hop))
        options.push_back(std::move(option));
    return options;
}

SoundSettings soundSettings(const Options& options) {
    SoundSettings settings;
    settings.seconds = numberIn(options, "seconds");
    settings.features = {.rate = static_cast<int>(wholeIn(options, "rate")),
                         .bands = wholeIn(options, "bands"),
                         .window = secondsIn(options, "window"),
                         .hop = secondsIn(options, "hop"),
                         .isCentred = isChosen(options, "normalisation", kCentred)};
    settings.variations = variationsIn(options, settings.features.hop);
    checkLengths(settings);
    return settings;
}

DatasetFacts soundFacts(const SoundSettings& settings, std::vector<std::string> classes,
                        const DatasetSizes& sizes) {
    const Index count = std::ssize(classes);
    return {.sample = settings.shape(),
            .target = {.kind = TargetKind::Class, .size = count, .names = std::move(classes)},
            .sizes = sizes};
}

}  // namespace obscura
