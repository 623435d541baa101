// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Tokenizer.h"

#include "devices/Error.h"

#include <algorithm>
#include <unordered_map>

namespace obscura {

namespace {

class ByteTokenizer final : public Tokenizer {
public:
    Index vocabulary() const override { return 256; }
    std::vector<Token> encode(std::string_view text) const override {
        std::vector<Token> tokens(text.size());
        std::ranges::transform(text, tokens.begin(),
                               [](char c) { return static_cast<unsigned char>(c); });
        return tokens;
    }
    std::string decode(std::span<const Token> tokens) const override {
        std::string text;
        for (const Token token : tokens) {
            if (token < vocabulary())
                text += static_cast<char>(token);
        }
        return text;
    }
};

constexpr char32_t kReplacement = 0xFFFD;  ///< what stands for bytes that are no UTF-8

/// Takes the first code point off `text`, which isn't empty; of bytes that are no UTF-8 (overlong
/// ones, surrogates and those beyond U+10FFFF included) one, for kReplacement.
char32_t takeCodePoint(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
    bool isGood = lead < 0x80 || (lead >= 0xC2 && lead <= 0xF4);
    for (std::size_t i = 1; isGood && i < length; ++i) {
        const auto next = static_cast<unsigned char>(i < text.size() ? text[i] : 0);
        isGood = (next & 0xC0) == 0x80;
        point = point << 6 | (next & 0x3F);
    }
    isGood = isGood && point >= kSmallest[length] && point <= 0x10FFFF &&
             (point < 0xD800 || point > 0xDFFF);
    text.remove_prefix(isGood ? length : 1);
    return isGood ? point : kReplacement;
}

void appendCodePoint(std::string& text, char32_t point) {
    const auto add = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0 | point >> 6);
        add(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        add(0xE0 | point >> 12);
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    } else {
        add(0xF0 | point >> 18);
        add(0x80 | (point >> 12 & 0x3F));
        add(0x80 | (point >> 6 & 0x3F));
        add(0x80 | (point & 0x3F));
    }
}

class CharacterTokenizer final : public Tokenizer {
public:
    /// `points`, sorted, but for kReplacement.
    explicit CharacterTokenizer(std::vector<char32_t> points) : m_points(std::move(points)) {
        for (std::size_t i = 0; i < m_points.size(); ++i)
            m_tokens.emplace(m_points[i], static_cast<Token>(i));
        m_points.push_back(kReplacement);
    }

    Index vocabulary() const override { return std::ssize(m_points); }

    std::vector<Token> encode(std::string_view text) const override {
        const auto other = static_cast<Token>(m_points.size() - 1);
        std::vector<Token> tokens;
        tokens.reserve(text.size());
        while (!text.empty()) {
            const auto found = m_tokens.find(takeCodePoint(text));
            tokens.push_back(found == m_tokens.end() ? other : found->second);
        }
        return tokens;
    }

    std::string decode(std::span<const Token> tokens) const override {
        std::string text;
        for (const Token token : tokens) {
            if (token < m_points.size())
                appendCodePoint(text, m_points[token]);
        }
        return text;
    }

private:
    std::vector<char32_t> m_points;
    std::unordered_map<char32_t, Token> m_tokens;
};

}  // namespace

std::unique_ptr<const Tokenizer> byteTokenizer() {
    return std::make_unique<ByteTokenizer>();
}

CharacterSet::CharacterSet() : m_found(0x110000) {}

void CharacterSet::add(std::string_view text) {
    while (!text.empty())
        m_found[takeCodePoint(text)] = true;
}

std::unique_ptr<const Tokenizer> CharacterSet::tokenizer(const std::string& source) const {
    std::vector<char32_t> points;
    for (std::size_t point = 0; point < m_found.size(); ++point) {
        if (m_found[point] && point != kReplacement)
            points.push_back(static_cast<char32_t>(point));
    }
    if (std::ssize(points) >= kLargestVocabulary)
        throw UserError(source + ": found " + std::to_string(points.size()) +
                        " characters, expected fewer than " + std::to_string(kLargestVocabulary));
    return std::make_unique<CharacterTokenizer>(std::move(points));
}

std::unique_ptr<const Tokenizer> characterTokenizer(std::string_view text,
                                                    const std::string& source) {
    CharacterSet characters;
    characters.add(text);
    return characters.tokenizer(source);
}

}  // namespace obscura
