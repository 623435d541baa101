// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// The number of a piece of text in a vocabulary.
using Token = std::uint16_t;
inline constexpr Index kLargestVocabulary = 65536;

/// Turns text into tokens and back. From any thread.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;
    virtual Index vocabulary() const = 0;  ///< tokens are 0 … vocabulary−1
    virtual std::vector<Token> encode(std::string_view text) const = 0;
    /// The text, but for what encode() could not keep; tokens beyond the vocabulary are left out.
    virtual std::string decode(std::span<const Token> tokens) const = 0;
};

/// A token for each byte: 256 of them, for any text or none.
std::unique_ptr<const Tokenizer> byteTokenizer();

/// The code points of UTF-8 that texts hold.
class CharacterSet {
public:
    CharacterSet();
    /// Those of `text`, which ends with a character.
    void add(std::string_view text);
    /// A token for each code point, in their order; the last stands for all others (� when it is
    /// decoded), and for bytes that are no UTF-8. Throws UserError, which speaks of `source`, where
    /// there are more than kLargestVocabulary.
    std::unique_ptr<const Tokenizer> tokenizer(const std::string& source) const;

private:
    std::vector<bool> m_found;
};

/// That of the characters of `text`.
std::unique_ptr<const Tokenizer> characterTokenizer(std::string_view text,
                                                    const std::string& source);

}  // namespace obscura
