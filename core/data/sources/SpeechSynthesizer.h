// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace obscura {

/// How something is said.
struct Diction {
    int pitch = 50;  ///< 0 … 100
    int rate = 175;  ///< words per minute, 80 … 450
};

/// espeak-ng, whose library is loaded when it is needed: nothing else needs it. It has one state
/// for a process: of several, each waits for the one before.
class SpeechSynthesizer {
public:
    /// Throws UserError that names the package where library or voices are missing, Stopped once
    /// `stop` asks for the end of the wait.
    explicit SpeechSynthesizer(const std::stop_token& stop = {});
    ~SpeechSynthesizer();
    SpeechSynthesizer(const SpeechSynthesizer&) = delete;
    SpeechSynthesizer& operator=(const SpeechSynthesizer&) = delete;

    const std::string& version() const;
    int samplingRate() const;  ///< Hz
    /// A voice in its language, "en-us+f3". Throws UserError where there is none.
    void chooseVoice(const std::string& name);
    /// One channel.
    std::vector<std::int16_t> say(const std::string& text, const Diction& diction);

private:
    class Library;
    std::unique_ptr<Library> m_library;
};

/// Throws as SpeechSynthesizer does where the library is missing, without a wait.
void requireSpeechSynthesizer();

}  // namespace obscura
