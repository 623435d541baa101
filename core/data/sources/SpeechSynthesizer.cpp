// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SpeechSynthesizer.h"

#include "core/base/Messages.h"
#include "devices/Error.h"
#include "devices/Stop.h"

#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>

#include <chrono>
#include <cstdlib>
#include <mutex>

namespace obscura {

namespace {

/// espeak-ng shakes voices by rand(): what it says shall not depend on who else draws from that.
constexpr unsigned kShaking = 1;

constexpr const char* kEspeak = "libespeak-ng.so.1";

struct CloseEspeak {
    void operator()(void* handle) const { dlclose(handle); }
};
using EspeakHandle = std::unique_ptr<void, CloseEspeak>;

/// Each use begins with a fresh library: one that has been terminated hangs when it is used again,
/// and what it says would depend on what it said before.
EspeakHandle openEspeak() {
    EspeakHandle handle(dlopen(kEspeak, RTLD_NOW | RTLD_LOCAL));
    if (!handle)
        throw UserError("spoken digits are rendered by espeak-ng, whose library " +
                        std::string(kEspeak) + " is missing: install the package libespeak-ng1");
    return handle;
}

/// Waits until nobody else in the process uses espeak-ng.
std::unique_lock<std::timed_mutex> lockEspeak(const std::stop_token& stop) {
    static std::timed_mutex mutex;
    constexpr std::chrono::milliseconds kPatience(50);
    std::unique_lock lock(mutex, std::defer_lock);
    while (!lock.try_lock_for(kPatience))
        checkStop(stop);
    return lock;
}

/// espeak-ng calls this with what is being said, bit by bit.
int appendSpeech(short* samples, int count, espeak_EVENT* events) {
    auto* const said = static_cast<std::vector<std::int16_t>*>(events->user_data);
    if (samples && said)
        said->insert(said->end(), samples, samples + count);
    return 0;
}

}  // namespace

/// The functions of the library that are called.
class SpeechSynthesizer::Library {
public:
    explicit Library(const std::stop_token& stop)
        : m_lock(lockEspeak(stop)), m_handle(openEspeak()) {
        m_rate = m_initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
        if (m_rate <= 0)
            throw UserError(
                "espeak-ng can't be used, for want of its voices: install the package "
                "espeak-ng-data");
        m_setCallback(appendSpeech);
        m_version = m_info(nullptr);
        m_version = m_version.substr(0, m_version.find(' '));
    }
    ~Library() { m_terminate(); }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    const std::string& version() const { return m_version; }
    int rate() const { return m_rate; }

    void chooseVoice(const std::string& name) {
        if (m_setVoice(name.c_str()) != EE_OK)
            throw UserError("espeak-ng has no voice " + inQuotes(name) +
                            ": install the package espeak-ng-data");
    }

    std::vector<std::int16_t> say(const std::string& text, const Diction& diction) {
        std::vector<std::int16_t> said;
        std::srand(kShaking);
        m_setParameter(espeakPITCH, diction.pitch, 0);
        m_setParameter(espeakRATE, diction.rate, 0);
        if (m_synthesize(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                         nullptr, &said) != EE_OK)
            throw UserError("espeak-ng can't say " + inQuotes(text));
        return said;
    }

private:
    template <class Function>
    Function* function(const char* name) const {
        void* const found = dlsym(m_handle.get(), name);
        if (!found)
            throw UserError(std::string(kEspeak) + " has no function " + name +
                            ": expected that of the package libespeak-ng1");
        return reinterpret_cast<Function*>(found);
    }

    std::unique_lock<std::timed_mutex> m_lock;
    EspeakHandle m_handle;
    decltype(espeak_Initialize)* m_initialize =
        function<decltype(espeak_Initialize)>("espeak_Initialize");
    decltype(espeak_SetSynthCallback)* m_setCallback =
        function<decltype(espeak_SetSynthCallback)>("espeak_SetSynthCallback");
    decltype(espeak_Info)* m_info = function<decltype(espeak_Info)>("espeak_Info");
    decltype(espeak_SetVoiceByName)* m_setVoice =
        function<decltype(espeak_SetVoiceByName)>("espeak_SetVoiceByName");
    decltype(espeak_SetParameter)* m_setParameter =
        function<decltype(espeak_SetParameter)>("espeak_SetParameter");
    decltype(espeak_Synth)* m_synthesize = function<decltype(espeak_Synth)>("espeak_Synth");
    decltype(espeak_Terminate)* m_terminate =
        function<decltype(espeak_Terminate)>("espeak_Terminate");
    int m_rate = 0;
    std::string m_version;
};

SpeechSynthesizer::SpeechSynthesizer(const std::stop_token& stop)
    : m_library(std::make_unique<Library>(stop)) {}

SpeechSynthesizer::~SpeechSynthesizer() = default;

const std::string& SpeechSynthesizer::version() const {
    return m_library->version();
}

int SpeechSynthesizer::samplingRate() const {
    return m_library->rate();
}

void SpeechSynthesizer::chooseVoice(const std::string& name) {
    m_library->chooseVoice(name);
}

std::vector<std::int16_t> SpeechSynthesizer::say(const std::string& text, const Diction& diction) {
    return m_library->say(text, diction);
}

void requireSpeechSynthesizer() {
    openEspeak();
}

}  // namespace obscura
