// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Mutator.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace obscura::fuzz {

namespace {

constexpr std::size_t kLengthBytes = 8;  ///< before a safetensors header

const std::vector<std::string>& oddWords() {
    static const std::vector<std::string> words = {"0",
                                                   "-1",
                                                   "1e999",
                                                   "1e-320",
                                                   "-0.0",
                                                   "0.5",
                                                   "2147483647",
                                                   "2147483648",
                                                   "-2147483648",
                                                   "9007199254740993",
                                                   "9223372036854775807",
                                                   "18446744073709551615",
                                                   "3.4e38",
                                                   "null",
                                                   "true",
                                                   "false",
                                                   "[]",
                                                   "{}",
                                                   "\"\"",
                                                   "\"auto\"",
                                                   "\"\\u0000\"",
                                                   "\"\\ud800\"",
                                                   "\"\xff\xfe\"",
                                                   "\"\\u001b[31m\"",
                                                   "\"a.b=c\"",
                                                   "\"training\"",
                                                   "\"/dev/zero\"",
                                                   "NaN",
                                                   "-",
                                                   "\"",
                                                   ","};
    return words;
}

/// Strings, numbers and names whole, every other character by itself; spaces are dropped.
std::vector<std::string> wordsOf(const std::string& json) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < json.size();) {
        const std::size_t start = i++;
        const auto isPart = [&] {
            return std::isalnum(static_cast<unsigned char>(json[i])) || json[i] == '.' ||
                   json[i] == '+' || json[i] == '-';
        };
        if (std::isspace(static_cast<unsigned char>(json[start])))
            continue;
        if (json[start] == '"') {
            while (i < json.size() && json[i] != '"')
                i += json[i] == '\\' ? 2 : 1;
            i = std::min(i + 1, json.size());
        } else if (std::isalnum(static_cast<unsigned char>(json[start])) || json[start] == '-') {
            while (i < json.size() && isPart())
                ++i;
        }
        words.push_back(json.substr(start, i - start));
    }
    return words;
}

/// The end of the value that begins at `start`.
std::size_t valueEnd(const std::vector<std::string>& words, std::size_t start) {
    int depth = 0;
    for (std::size_t i = start; i < words.size(); ++i) {
        if (words[i] == "{" || words[i] == "[")
            ++depth;
        else if (words[i] == "}" || words[i] == "]")
            --depth;
        if (depth <= 0)
            return i + 1;
    }
    return words.size();
}

std::string packed(const std::string& bytes) {
    constexpr int kGzip = 15 + 16;
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

Mutator::Mutator(Form form, std::vector<std::string> seeds, unsigned seed)
    : m_form(form), m_seeds(std::move(seeds)), m_known(oddWords()), m_random(seed) {
    std::set<std::string> found;
    for (const std::string& text : m_seeds) {
        if (form == Form::Json)
            std::ranges::copy(wordsOf(text), std::inserter(found, found.end()));
    }
    for (const char* word : {"\"F32\"", "\"F64\"", "\"shape\"", "\"data_offsets\"", "\"dtype\""})
        found.insert(word);
    m_known.insert(m_known.end(), found.begin(), found.end());
}

std::string Mutator::next() {
    const std::string& seed = any(m_seeds);
    switch (m_form) {
        case Form::Json:
            return changedJson(seed);
        case Form::Bytes:
            return changedBytes(seed);
        case Form::Safetensors:
            return changedSafetensors(seed);
        case Form::Idx: {
            std::string bytes = changedBytes(seed);
            if (below(2))
                return bytes;
            const std::string whole = packed(bytes);
            return below(4) ? whole : changedBytes(whole);
        }
    }
    return seed;
}

std::string Mutator::changedJson(const std::string& text) {
    constexpr std::size_t kRarely = 10;
    if (below(kRarely) == 0)
        return changedBytes(text);
    Words words = wordsOf(text);
    for (std::size_t changes = 1 + below(4); changes > 0 && !words.empty(); --changes)
        changeWords(words);
    std::string changed;
    for (const std::string& word : words)
        changed += word;
    return changed;
}

void Mutator::changeWords(Words& words) {
    constexpr std::size_t kLongest = 1 << 16;
    const std::size_t at = below(words.size());
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(valueEnd(words, at));
    switch (below(7)) {
        case 0:
            words[at] = any(m_known);
            return;
        case 1:
            words.erase(begin, end);
            return;
        case 2: {
            const Words value(begin, end);
            if (words.size() < kLongest)
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(below(words.size())),
                             value.begin(), value.end());
            return;
        }
        case 3: {
            const Words other = wordsOf(any(m_seeds));
            if (other.empty() || words.size() > kLongest)
                return;
            const std::size_t from = below(other.size());
            const Words value(other.begin() + static_cast<std::ptrdiff_t>(from),
                              other.begin() + static_cast<std::ptrdiff_t>(valueEnd(other, from)));
            const auto place = words.erase(begin, end);
            words.insert(place, value.begin(), value.end());
            return;
        }
        case 4:
            std::swap(words[at], words[below(words.size())]);
            return;
        case 5: {
            const std::size_t depth = below(200);
            words.insert(begin, depth, "[");
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(at + depth + 1), depth, "]");
            return;
        }
        default:
            words.insert(begin, any(m_known));
    }
}

std::string Mutator::changedBytes(std::string bytes) {
    for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(m_random());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 2:
                bytes.resize(at);
                break;
            case 3:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(64)));
                break;
            default:
                for (std::size_t i = at; i < std::min(at + 4, bytes.size()); ++i)
                    bytes[i] = static_cast<char>(below(2) ? 0xff : 0x7f);
        }
    }
    return bytes;
}

std::string Mutator::changedSafetensors(const std::string& bytes) {
    std::uint64_t length = 0;
    for (std::size_t i = kLengthBytes; i-- > 0;)
        length = length << 8 | static_cast<unsigned char>(i < bytes.size() ? bytes[i] : 0);
    if (below(8) == 0 || bytes.size() < kLengthBytes || length > bytes.size() - kLengthBytes)
        return changedBytes(bytes);
    const std::string header = changedJson(bytes.substr(kLengthBytes, length));
    std::string changed;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        changed += static_cast<char>(header.size() >> 8 * i);
    return changed + header + bytes.substr(kLengthBytes + length);
}

}  // namespace obscura::fuzz
