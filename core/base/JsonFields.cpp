// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonFields.h"

#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "devices/Error.h"

#include <algorithm>
#include <utility>

namespace obscura {

JsonFields::JsonFields(const nlohmann::json& value, std::string path)
    : m_value(value), m_path(std::move(path)) {
    if (!value.is_object())
        throw UserError((m_path.empty() ? "the file" : m_path) + ": found " + describeJson(value) +
                        ", expected an object");
}

void JsonFields::expectOnly(const std::vector<std::string>& known) const {
    for (const auto& [key, value] : m_value.items()) {
        if (std::ranges::find(known, key) == known.end())
            throw UserError("unknown field " + inQuotes(pathOf(key)) + nearHint(key, known));
    }
}

const nlohmann::json* JsonFields::find(const char* key) const {
    const auto found = m_value.find(key);
    return found == m_value.end() ? nullptr : &*found;
}

std::string JsonFields::pathOf(const std::string& key) const {
    return m_path.empty() ? key : m_path + "." + key;
}

void JsonFields::fail(const std::string& key, const std::string& found,
                      const std::string& expected) const {
    throw UserError(pathOf(key) + ": " + found + ", expected " + expected);
}

const nlohmann::json& JsonFields::field(const char* key, const char* expected) const {
    const nlohmann::json* const found = find(key);
    if (!found)
        fail(key, "missing", expected);
    return *found;
}

std::string JsonFields::text(const char* key) const {
    const nlohmann::json& value = field(key, "a text");
    if (!value.is_string())
        fail(key, "found " + describeJson(value), "a text");
    std::string text = value.get<std::string>();
    if (text.empty())
        fail(key, "found nothing", "a text");
    return text;
}

std::string JsonFields::text(const char* key, const std::string& fallback) const {
    return has(key) ? text(key) : fallback;
}

double JsonFields::number(const char* key) const {
    const nlohmann::json& value = field(key, "a number");
    if (!value.is_number())
        fail(key, "found " + describeJson(value), "a number");
    return value.get<double>();
}

bool JsonFields::flag(const char* key) const {
    const nlohmann::json& value = field(key, "true or false");
    if (!value.is_boolean())
        fail(key, "found " + describeJson(value), "true or false");
    return value.get<bool>();
}

std::vector<const nlohmann::json*> JsonFields::list(const char* key, std::size_t most) const {
    std::vector<const nlohmann::json*> entries;
    const nlohmann::json* const value = find(key);
    if (!value)
        return entries;
    if (!value->is_array())
        fail(key, "found " + describeJson(*value), "a list");
    if (value->size() > most)
        fail(key, "found " + std::to_string(value->size()), "at most " + std::to_string(most));
    for (const nlohmann::json& entry : *value)
        entries.push_back(&entry);
    return entries;
}

std::vector<std::string> JsonFields::texts(const char* key, std::size_t most) const {
    std::vector<std::string> result;
    for (const nlohmann::json* const entry : list(key, most)) {
        if (!entry->is_string())
            fail(key + ("[" + std::to_string(result.size()) + "]"), "found " + describeJson(*entry),
                 "a text");
        result.push_back(entry->get<std::string>());
    }
    return result;
}

}  // namespace obscura
