// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RecordText.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/runs/RunFiles.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <vector>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();
/// Of a record's line, head included: far beyond any.
constexpr std::size_t kLongestLine = std::size_t{16} << 20;

/// The head with its end; empty where it has none.
std::string headOf(const fs::path& file) {
    constexpr std::size_t kFirstTry = 4096;
    for (std::size_t most = kFirstTry; most <= kLongestLine; most *= 2) {
        const FileStart start = readFileStart(file, most, kAnySize);
        const std::size_t end = start.bytes.find('\n');
        if (end != std::string::npos)
            return start.bytes.substr(0, end + 1);
        if (start.bytes.size() == start.size)
            return {};
    }
    throw UserError(shownPath(file) + ": line 1: found no end of the line within " +
                    std::to_string(kLongestLine) + " bytes");
}

/// The lines of `text` that have an end, with it.
std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;) {
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

/// How many fields of a line say something.
std::size_t measuredIn(std::string_view line) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        count += (line[i] == ',' || line[i] == '\n') && line[i - 1] != ',' ? 1 : 0;
    return count;
}

std::string_view fullestOf(std::vector<std::string_view>::const_iterator begin,
                           std::vector<std::string_view>::const_iterator end) {
    return *std::max_element(begin, end, [](std::string_view a, std::string_view b) {
        return measuredIn(a) < measuredIn(b);
    });
}

/// Of lines that are all at hand.
std::string thinned(const std::vector<std::string_view>& lines, std::size_t most) {
    std::string text(lines.front());
    // Between the first and the last one.
    const std::size_t inner = lines.size() - 2, parts = most - 2;
    for (std::size_t i = 0; i < parts; ++i) {
        const auto begin = static_cast<std::ptrdiff_t>(1 + i * inner / parts);
        const auto end = static_cast<std::ptrdiff_t>(1 + (i + 1) * inner / parts);
        text += fullestOf(lines.begin() + begin, lines.begin() + end);
    }
    return text + std::string(lines.back());
}

/// Of the lines that begin at `begin` or behind it, but before `end`, the fullest one; empty: there
/// is none. Only the first ones of many are looked at.
std::string fullestBetween(const fs::path& file, std::size_t begin, std::size_t end) {
    constexpr std::size_t kPiece = 4096;
    const std::size_t length = std::min(end - begin, kPiece);
    // What comes before tells whether a line begins there; one that begins must end, too.
    const std::string piece = readFilePart(file, begin - 1, length + kPiece);
    std::vector<std::string_view> lines = linesOf(piece);
    if (lines.empty())
        return {};
    lines.erase(lines.begin());
    std::erase_if(lines, [&](std::string_view line) {
        return static_cast<std::size_t>(line.data() - piece.data()) > length;
    });
    return lines.empty() ? std::string() : std::string(fullestOf(lines.begin(), lines.end()));
}

/// Of a file that is read in pieces, behind its head, which ends at `start`.
std::string thinned(const fs::path& file, std::size_t start, std::size_t most) {
    constexpr std::size_t kSomeLines = 1 << 16;
    const std::string end = endOfRecord(file);
    const std::string last(linesOf(end).back());
    const std::string first = readFilePart(file, start, kSomeLines);
    std::string text = linesOf(first).empty() ? std::string() : std::string(linesOf(first).front());
    const std::size_t inner = start + text.size(), parts = most - 2;
    const auto size = static_cast<double>(fs::file_size(file) - inner);
    const auto place = [&](std::size_t part) {
        const double share = static_cast<double>(part) / static_cast<double>(parts);
        return inner + static_cast<std::size_t>(share * size);
    };
    for (std::size_t i = 0; i < parts; ++i)
        text += fullestBetween(file, place(i), place(i + 1));
    return text.ends_with(last) ? text : text + last;
}

}  // namespace

std::string wholeRecord(const fs::path& file) {
    return readFile(file, kLargestRecord);
}

std::string endOfRecord(const fs::path& file) {
    const std::string head = headOf(file);
    constexpr std::size_t kFirstTry = 4096;
    for (std::size_t most = kFirstTry; most <= kLongestLine; most *= 2) {
        std::string end = readFileEnd(file, most);
        const std::vector<std::string_view> lines = linesOf(end);
        if (end.size() < most)
            return end;
        // The first one may have begun before.
        if (lines.size() > 1)
            return head + std::string(lines.back());
    }
    throw UserError(shownPath(file) + ": found no whole line in its last " +
                    std::to_string(kLongestLine) + " bytes");
}

std::string thinnedRecord(const fs::path& file, std::size_t mostLines) {
    constexpr std::size_t kSmall = std::size_t{4} << 20;
    constexpr std::size_t kShortLine = 256;  ///< bytes, more than most lines have
    if (fs::file_size(file) > std::max(kSmall, mostLines * kShortLine)) {
        const std::string head = headOf(file);
        return head + thinned(file, head.size(), mostLines);
    }
    std::string whole = wholeRecord(file);
    std::vector<std::string_view> lines = linesOf(whole);
    if (lines.size() <= mostLines + 1)
        return whole;
    const std::string head(lines.front());
    lines.erase(lines.begin());
    return head + thinned(lines, mostLines);
}

}  // namespace obscura
