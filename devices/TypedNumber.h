// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace obscura {

// Numbers as people type them, whatever their locale: both decimal separators, groups of three.

/// `text` as files and std::from_chars have it: "0,3" → "0.3", "1.000,5" and "1,000.5" → "1000.5",
/// "32 768" → "32768". Of two different separators the last is the decimal one; one that comes
/// twice sets off groups; a point alone is always decimal. Nothing where groups are not of three
/// digits, and where it is not clear which one is meant: see isAmbiguousNumber(). What is no number
/// comes back as it is.
std::optional<std::string> plainNumber(std::string_view text);

/// Whether a comma alone stands before three digits, as in "1,000": 1 here, 1000 there.
bool isAmbiguousNumber(std::string_view text);

}  // namespace obscura
