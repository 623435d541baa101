// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/BibleText.h"

#include "devices/Error.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace obscura {

namespace {

/// What the command prints; what it says of errors is left out.
std::string outputOf(const char* command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command, "re"), ::pclose);
    std::string output;
    std::array<char, 1 << 16> piece;
    while (pipe) {
        const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe.get());
        output.append(piece.data(), got);
        if (got == 0)
            break;
    }
    return output;
}

/// Each line without its first word, as "Ge1:1".
std::string withoutReferences(const std::string& lines) {
    std::string text;
    text.reserve(lines.size());
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const std::size_t words = lines.find(' ', at);
        if (words < end)
            text.append(lines, words + 1, end - words - 1) += '\n';
        at = end + 1;
    }
    return text;
}

}  // namespace

std::string bibleText() {
    constexpr std::ptrdiff_t kVerses = 31102;
    const std::string lines = outputOf("bible -f gen1:1-rev22:21 </dev/null 2>/dev/null");
    const auto found = std::ranges::count(lines, '\n');
    if (found != kVerses)
        throw UserError("the text of the Bible is missing: the program bible printed " +
                        std::to_string(found) + " verses, expected " + std::to_string(kVerses) +
                        "; install the packages bible-kjv and bible-kjv-text or set dataset.file");
    return withoutReferences(lines);
}

}  // namespace obscura
