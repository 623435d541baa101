// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language/ProgramTexts.h"
#include "widgets/language/Translated.h"

#include <cstdio>

namespace {

/// A C++ literal of `text`, which may hold anything.
std::string literal(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return result + '"';
}

}  // namespace

/// Prints what core and devices bring onto the screen as a source file that lupdate reads.
int main() {
    std::puts("// Made by obscura-texts.");
    for (const std::string& text : obscura::programTexts())
        std::printf("QT_TRANSLATE_NOOP(\"%s\", %s)\n", obscura::kProgramTexts,
                    literal(text).c_str());
    return std::fflush(stdout) == 0 ? 0 : 1;
}
