// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"

#include "core/base/Messages.h"
#include "devices/Error.h"
#include "devices/ShownText.h"

#include <cmath>
#include <set>

namespace obscura {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int kDeepestOption = 8;
constexpr int kDeepestJson = 64;  ///< far beyond what any of our files needs

/// "[json.exception.parse_error.101] parse error at line 3, column 5: …" without the brackets.
std::string withoutTag(std::string message) {
    const std::size_t end = message.find("] ");
    if (message.starts_with('[') && end != std::string::npos)
        message.erase(0, end + 2);
    constexpr std::string_view kPrefix = "parse error at ";
    if (message.starts_with(kPrefix))
        message.erase(0, kPrefix.size());
    // It quotes what it read last, which can be anything.
    constexpr std::size_t kLongest = 300;
    return shownText(message, kLongest);
}

/// The option names of `object` and what it holds, depth first.
void collect(const json& object, const std::string& prefix, const std::string& path, int depth,
             Options& options) {
    for (const auto& [key, value] : object.items()) {
        const std::string name = prefix + key;
        const std::string where = shownText(path + "." + name);
        if (value.is_object() && depth < kDeepestOption) {
            collect(value, name + ".", path, depth + 1, options);
            continue;
        }
        OptionValue option;
        if (value.is_boolean())
            option = value.get<bool>();
        else if (value.is_number_unsigned() &&
                 value.get<std::uint64_t>() >
                     static_cast<std::uint64_t>(std::numeric_limits<Index>::max()))
            throw UserError(where + ": the number " + value.dump() + " is too large");
        else if (value.is_number_integer())
            option = static_cast<Index>(value.get<std::int64_t>());
        else if (value.is_number_float())
            option = value.get<double>();
        else if (value.is_string())
            option = value.get<std::string>();
        else
            throw UserError(where + ": found " + describeJson(value) +
                            ", expected a number, a text, true or false");
        if (!options.emplace(name, std::move(option)).second)
            throw UserError(where + ": given twice");
    }
}

void requireFinite(const ordered_json& value) {
    if (value.is_number_float() && !std::isfinite(value.get<double>()))
        throw UserError("a number that isn't finite can't be written as JSON");
    // Iterating over a value that is not structured would visit the value itself, for ever.
    if (!value.is_structured())
        return;
    for (const ordered_json& item : value)
        requireFinite(item);
}

std::string inlineText(const ordered_json& value) {
    if (!value.is_structured())
        return value.dump();
    std::string text(1, value.is_object() ? '{' : '[');
    for (auto item = value.begin(); item != value.end(); ++item) {
        if (item != value.begin())
            text += ", ";
        if (value.is_object())
            text += json(item.key()).dump() + ": ";
        text += inlineText(*item);
    }
    return text + (value.is_object() ? '}' : ']');
}

void write(const ordered_json& value, std::size_t indent, std::size_t used, std::string& out) {
    constexpr std::size_t kLine = 100;
    constexpr std::size_t kIndent = 2;
    const std::string oneLine = inlineText(value);
    const bool isOutermost = indent == 0;
    if (!value.is_structured() || value.empty() ||
        (!isOutermost && used + oneLine.size() < kLine)) {
        out += oneLine;
        return;
    }
    const auto newLine = [&](std::size_t spaces) { out.append("\n").append(spaces, ' '); };
    out += value.is_object() ? '{' : '[';
    for (auto item = value.begin(); item != value.end(); ++item) {
        if (item != value.begin())
            out += ',';
        newLine(indent + kIndent);
        const std::size_t lineStart = out.size();
        if (value.is_object())
            out.append(json(item.key()).dump()).append(": ");
        write(*item, indent + kIndent, indent + kIndent + out.size() - lineStart, out);
    }
    newLine(indent);
    out += value.is_object() ? '}' : ']';
}

}  // namespace

json parseJson(std::string_view text, std::string_view source) {
    std::vector<std::set<std::string>> keys;
    const auto check = [&](int depth, json::parse_event_t event, json& parsed) {
        const bool opens =
            event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
        // Copying, comparing and writing descend by recursion, which the stack has to bear.
        if (opens && depth >= kDeepestJson)
            throw UserError(std::string(source) + ": found JSON that is nested more than " +
                            std::to_string(kDeepestJson) + " deep, expected at most that");
        if (event == json::parse_event_t::object_start)
            keys.emplace_back();
        else if (event == json::parse_event_t::object_end)
            keys.pop_back();
        else if (event == json::parse_event_t::key &&
                 !keys.back().insert(parsed.get<std::string>()).second)
            throw UserError(std::string(source) + ": the field " +
                            inQuotes(parsed.get<std::string>()) + " is given twice in one object");
        return true;
    };
    try {
        return json::parse(text.begin(), text.end(), check);
    } catch (const json::exception& error) {
        throw UserError(std::string(source) + ": not valid JSON: " + withoutTag(error.what()));
    }
}

std::string formatJson(const ordered_json& value) {
    requireFinite(value);
    try {
        std::string out;
        write(value, 0, 0, out);
        return out + "\n";
    } catch (const json::exception& error) {
        throw UserError("can't be written as JSON: " + withoutTag(error.what()));
    }
}

std::string describeJson(const json& value) {
    if (value.is_object())
        return "an object";
    if (value.is_array())
        return "a list";
    if (value.is_null())
        return "null";
    constexpr std::size_t kLongest = 60;
    return value.is_string() ? '"' + shownText(value.get_ref<const std::string&>(), kLongest) + '"'
                             : value.dump();
}

Options optionsFromJson(const json& object, const std::string& path) {
    Options options;
    collect(object, "", path, 0, options);
    return options;
}

void optionsToJson(const Options& options, ordered_json& object) {
    for (const auto& [name, value] : options) {
        ordered_json* at = &object;
        std::size_t start = 0;
        for (std::size_t dot; (dot = name.find('.', start)) != std::string::npos; start = dot + 1)
            at = &(*at)[name.substr(start, dot - start)];
        (*at)[name.substr(start)] = toJson(value);
    }
}

ordered_json toJson(const OptionValue& value) {
    return std::visit(
        [](const auto& v) {
            if constexpr (std::is_same_v<decltype(v), const Auto&>)
                return ordered_json(formatOption(v));
            else
                return ordered_json(v);
        },
        value);
}

}  // namespace obscura
