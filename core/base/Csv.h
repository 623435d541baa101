// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

// Comma-separated values as RFC 4180 has them: a field that holds a comma, a quote or a line break
// stands in quotes, with quotes within doubled. Lines end with \n.

/// One line, with its end.
std::string csvLine(const std::vector<std::string>& fields);

/// Takes the first line off `text` and returns its fields. Nothing is taken where `text` ends
/// before the line does, as where a writer was killed: the result is empty then.
std::vector<std::string> takeCsvLine(std::string_view& text);

}  // namespace obscura
