// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/Targets.h"

#include <random>

namespace obscura::fuzz {

/// Makes new inputs of old ones: changes bytes, or the words of JSON, of which it knows those that
/// the seeds hold. The same random numbers make the same inputs.
class Mutator {
public:
    Mutator(Form form, std::vector<std::string> seeds, unsigned seed);

    std::string next();

private:
    using Words = std::vector<std::string>;

    std::size_t below(std::size_t bound) { return bound ? m_random() % bound : 0; }
    const std::string& any(const Words& words) { return words[below(words.size())]; }
    std::string changedJson(const std::string& text);
    void changeWords(Words& words);
    std::string changedBytes(std::string bytes);
    std::string changedSafetensors(const std::string& bytes);

    Form m_form;
    Words m_seeds;
    Words m_known;  ///< words of JSON
    std::mt19937 m_random;
};

}  // namespace obscura::fuzz
