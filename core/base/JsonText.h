// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace obscura {

/// Parses JSON, from whatever hand: the one place that does. Refuses a key that one object has
/// twice and nesting beyond 64, before anything that recurses sees it. Throws UserError with
/// `source`, line and column, what was found and what was expected.
nlohmann::json parseJson(std::string_view text, std::string_view source);

/// Indented JSON in which everything that fits into a line stands on one; ends with a newline.
/// Throws UserError on a number that isn't finite and on text that isn't UTF-8.
std::string formatJson(const nlohmann::ordered_json& value);

/// "a string", "a number", … for messages about the wrong kind of value.
std::string describeJson(const nlohmann::json& value);

/// The options in `object`, whose nesting becomes dots: {"surrogate": {"rank": 50}} is
/// surrogate.rank. Throws UserError with `path` and the option's name on a list, null or a number
/// too large.
Options optionsFromJson(const nlohmann::json& object, const std::string& path);

/// The inverse: dots become nesting.
void optionsToJson(const Options& options, nlohmann::ordered_json& object);

nlohmann::ordered_json toJson(const OptionValue& value);

}  // namespace obscura
