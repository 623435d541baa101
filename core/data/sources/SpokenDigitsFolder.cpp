// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SpokenDigitsFolder.h"

#include "core/base/AtomicFile.h"
#include "core/base/AtomicFolder.h"
#include "core/base/Csv.h"
#include "core/base/DataFolder.h"
#include "core/base/Streams.h"
#include "core/data/features/Resampling.h"
#include "core/data/features/SoundVariations.h"
#include "core/data/readers/SoundFile.h"
#include "core/data/sources/SpeechSynthesizer.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr int kDigitsRate = 16000;  ///< Hz
constexpr std::array kDigits = {"zero", "one", "two",   "three", "four",
                                "five", "six", "seven", "eight", "nine"};
constexpr const char* kDigitsTable = "metadata.csv";

/// Part of the folder's name: to be changed with the recipe or the form of the files.
constexpr const char* kDigitsVersion = "2";

struct Utterance {
    std::string digit;
    Diction diction;
    std::vector<std::int16_t> samples = {};  ///< at the synthesizer's rate
};

/// Those of one speaker.
std::vector<Utterance> utterancesOf(const SpokenDigitsRecipe& recipe) {
    std::vector<Utterance> utterances;
    for (const char* digit : kDigits) {
        for (const int pitch : recipe.pitches) {
            for (const int rate : recipe.rates)
                utterances.push_back({.digit = digit, .diction = {.pitch = pitch, .rate = rate}});
        }
    }
    return utterances;
}

/// As a microphone in a room would hear it: with white noise, of which some rooms have more. Speech
/// that is perfectly clean would tell silence from everything else.
void addRoom(std::vector<float>& samples, std::uint64_t seed) {
    constexpr double kQuietest = 30;  // dB
    constexpr double kRange = 20;
    double power = 0;
    for (const float sample : samples)
        power += static_cast<double>(sample) * sample;
    power /= static_cast<double>(samples.size());
    const double share = std::ldexp(static_cast<double>(streamSeed(seed, 1) >> 11), -53);
    addWhiteNoise(samples, power, kQuietest - kRange * share, streamSeed(seed, 2));
}

std::vector<std::int16_t> recorded(const std::vector<std::int16_t>& samples, int rate,
                                   std::uint64_t seed) {
    constexpr float kFullScale = 32768;
    std::vector<float> exact(samples.size());
    std::ranges::transform(samples, exact.begin(), [](std::int16_t s) { return float(s); });
    exact = resampled(exact, rate, kDigitsRate);
    addRoom(exact, seed);
    std::vector<std::int16_t> rounded(exact.size());
    std::ranges::transform(exact, rounded.begin(), [](float s) {
        return static_cast<std::int16_t>(std::lround(std::clamp(s, -kFullScale, kFullScale - 1)));
    });
    return rounded;
}

/// Renders a recipe into a folder, one speaker after another.
class DigitsRenderer {
public:
    DigitsRenderer(const fs::path& folder, const SpokenDigitsRecipe& recipe, const Loading& loading)
        : m_folder(folder), m_recipe(recipe), m_loading(loading), m_speech(loading.stop) {}

    void render() {
        renderSplit("train", m_recipe.train);
        renderSplit("validation", m_recipe.validation);
        renderSplit("test", m_recipe.test);
        writeFileAtomically(m_folder / kDigitsTable, m_table);
    }

private:
    void renderSplit(const std::string& split, const std::vector<std::string>& voices) {
        for (const char* digit : kDigits)
            makeFolders(m_folder / split / digit);
        for (const std::string& voice : voices) {
            for (const std::string& accent : m_recipe.accents) {
                report();
                renderSpeaker(split, accent, voice);
            }
        }
    }

    void report() {
        checkStop(m_loading.stop);
        const DatasetSizes sizes = m_recipe.sizes();
        const auto all = static_cast<double>(sizes.train + sizes.validation + sizes.test);
        if (m_loading.progress)
            m_loading.progress("renders spoken digits", static_cast<double>(m_done) / all);
    }

    void renderSpeaker(const std::string& split, const std::string& accent,
                       const std::string& voice) {
        std::vector<Utterance> utterances = utterancesOf(m_recipe);
        std::vector<std::string> names;
        m_speech.chooseVoice(accent + "+" + voice);
        for (Utterance& each : utterances) {
            each.samples = m_speech.say(each.digit, each.diction);
            const std::string pitch = std::to_string(each.diction.pitch);
            const std::string rate = std::to_string(each.diction.rate);
            names.push_back(split + "/" + each.digit + "/" + accent + "-" + voice + "-" + pitch +
                            "-" + rate + ".flac");
            m_table += csvLine({names.back(), each.digit, split, accent, voice, pitch, rate});
        }
        parallelFor(std::ssize(utterances), [&](Index i) {
            const auto at = static_cast<std::size_t>(i);
            writeFlac(m_folder / names[at],
                      recorded(utterances[at].samples, m_speech.samplingRate(),
                               static_cast<std::uint64_t>(m_done + i)),
                      kDigitsRate);
        });
        m_done += std::ssize(utterances);
    }

    const fs::path& m_folder;
    const SpokenDigitsRecipe& m_recipe;
    const Loading& m_loading;
    SpeechSynthesizer m_speech;
    std::string m_table = csvLine({"file", "class", "split", "accent", "voice", "pitch", "rate"});
    Index m_done = 0;
};

}  // namespace

DatasetSizes SpokenDigitsRecipe::sizes() const {
    const auto each =
        static_cast<Index>(kDigits.size() * accents.size() * pitches.size() * rates.size());
    return {.train = each * std::ssize(train),
            .validation = each * std::ssize(validation),
            .test = each * std::ssize(test)};
}

const SpokenDigitsRecipe& spokenDigitsRecipe() {
    static const SpokenDigitsRecipe recipe{
        .accents = {"en", "en-us", "en-us-nyc", "en-gb-scotland", "en-gb-x-gbclan",
                    "en-gb-x-gbcwmd", "en-gb-x-rp", "en-029"},
        .train = {"m1", "m2", "m3", "m4", "f1", "f2", "f3", "f4"},
        .validation = {"m6", "steph"},
        .test = {"m7", "m8", "Annie", "belinda"},
        .pitches = {35, 50, 65},
        .rates = {140, 175, 215}};
    return recipe;
}

std::vector<std::string> spokenDigitsClasses() {
    std::vector<std::string> names(kDigits.begin(), kDigits.end());
    std::ranges::sort(names);
    return names;
}

fs::path spokenDigitsFolder() {
    return cacheFolder() / (std::string("spoken-digits-") + kDigitsVersion);
}

bool isRendered(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / kDigitsTable, error);
}

void renderSpokenDigits(const fs::path& folder, const SpokenDigitsRecipe& recipe,
                        const Loading& loading) {
    checkStop(loading.stop);
    requireSpeechSynthesizer();
    AtomicFolder whole(folder);
    DigitsRenderer renderer(whole.temporary(), recipe, loading);
    if (isRendered(folder))
        return;  // by the one that this has waited for
    renderer.render();
    checkStop(loading.stop);
    whole.commit();
}

}  // namespace obscura
