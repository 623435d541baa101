// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/AutoOption.h"

#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "devices/Error.h"
#include "devices/TypedNumber.h"

namespace obscura {

bool isAutoOrNumber(const OptionInfo& info) {
    const auto* initial = std::get_if<std::string>(&info.initial);
    return initial && *initial == "auto" && info.choices.empty();
}

OptionValue checkedBlockOption(const OptionInfo& info, const OptionValue& value) {
    if (!isAutoOrNumber(info))
        return checkedOption(info, value);
    std::optional<double> number;
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (*text == "auto")
            return value;
        number = parsedNumber(plainNumber(*text).value_or(""));
    } else if (const auto* real = std::get_if<double>(&value)) {
        number = *real;
    } else if (const auto* whole = std::get_if<Index>(&value)) {
        number = static_cast<double>(*whole);
    }
    // In single precision; a smaller step moves no parameter, a larger one moves it out of range.
    constexpr double kLeast = 1e-12;
    constexpr double kMost = 1e6;
    if (!number || !(*number >= kLeast && *number <= kMost))
        throw UserError(info.name + " is " + inQuotes(formatOption(value)) +
                        ", expected auto or a number from 1e-12 to 1e+06");
    return shortestNumber(*number);
}

}  // namespace obscura
