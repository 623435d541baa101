// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace obscura {

// Numbers as files and messages hold them, whatever the user's locale.

/// The number that the whole of `text` says, if it says one.
std::optional<double> parsedNumber(std::string_view text);

/// The shortest text that reads back as the same number.
std::string shortestNumber(double value);

/// Of all numbers that are `value` in single precision, the one with the shortest text: 0.1 for
/// 0.1f.
double shortestDouble(float value);

/// `value` with `digits` significant digits, for messages: "0.0174", "83.3", "1.2e-05".
std::string roundedNumber(double value, int digits = 3);

/// "0", "950", "1.2 k", "6 M": with three significant digits.
std::string shortNumber(double value);

}  // namespace obscura
