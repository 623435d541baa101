// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/CsvRecords.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace obscura {

namespace {

std::string_view trimmed(std::string_view cell) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!cell.empty() && isSpace(cell.front()))
        cell.remove_prefix(1);
    while (!cell.empty() && isSpace(cell.back()))
        cell.remove_suffix(1);
    return cell;
}

}  // namespace

RecordScanner::Place RecordScanner::after(char c) const {
    if (m_place == Place::Quoted)
        return c == '"' ? Place::QuoteWithin : Place::Quoted;
    if (c == m_delimiter)
        return Place::Begin;
    // A quote within a quoted cell ends it, unless another follows.
    if (c == '"' && m_place != Place::Plain)
        return Place::Quoted;
    return m_place == Place::Begin && c == ' ' ? Place::Begin : Place::Plain;
}

std::optional<std::size_t> RecordScanner::lengthOfRecord(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && m_place != Place::Quoted) {
            m_place = Place::Begin;
            return i + 1;
        }
        m_place = after(text[i]);
    }
    return std::nullopt;
}

void splitRecord(std::string& record, char delimiter, std::vector<std::string_view>& cells) {
    while (!record.empty() && (record.back() == '\n' || record.back() == '\r'))
        record.pop_back();
    cells.clear();
    const std::size_t size = record.size();
    char* const text = record.data();
    for (std::size_t i = 0; i <= size;) {
        std::size_t begin = i;
        while (begin < size && text[begin] == ' ')
            ++begin;
        if (begin == size || text[begin] != '"') {
            const std::size_t end = std::min(record.find(delimiter, i), size);
            cells.push_back(trimmed({text + i, end - i}));
            i = end + 1;
            continue;
        }
        std::size_t to = ++begin;
        bool isQuoted = true;
        for (i = begin; i < size && (isQuoted || text[i] != delimiter); ++i) {
            if (!isQuoted || text[i] != '"')
                text[to++] = text[i];
            else if (i + 1 < size && text[i + 1] == '"')
                text[to++] = text[i++];
            else
                isQuoted = false;
        }
        cells.emplace_back(text + begin, to - begin);
        ++i;
    }
}

bool isBlankRecord(std::string_view record, char delimiter) {
    return std::ranges::all_of(record, [&](char c) {
        return c == ' ' || c == '\r' || c == '\n' || (c == '\t' && delimiter != '\t');
    });
}

std::optional<double> cellNumber(std::string_view cell, char decimal) {
    constexpr std::size_t kLongest = 64;
    if (cell.starts_with('+'))
        cell.remove_prefix(1);
    // Words such as "inf" are no numbers here.
    if (cell.empty() || cell.size() > kLongest ||
        std::string_view("0123456789-.,").find(cell.front()) == std::string_view::npos)
        return std::nullopt;
    std::array<char, kLongest> plain{};
    std::ranges::copy(cell, plain.begin());
    if (decimal == ',') {
        if (cell.find('.') != std::string_view::npos)
            return std::nullopt;
        std::ranges::replace(plain, ',', '.');
    }
    const std::optional<double> number = parsedNumber({plain.data(), cell.size()});
    return number && std::isfinite(*number) ? number : std::nullopt;
}

bool isMissing(std::string_view cell) {
    constexpr std::array<std::string_view, 7> kWords = {"",     "na",   "n/a", "nan",
                                                        "null", "none", "?"};
    const auto isSame = [&](std::string_view word) {
        return std::ranges::equal(cell, word, {}, [](unsigned char c) { return std::tolower(c); });
    };
    return std::ranges::any_of(kWords, isSame);
}

}  // namespace obscura
