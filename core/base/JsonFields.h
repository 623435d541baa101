// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace obscura {

/// The fields of one JSON object, read strictly: what is missing or of another kind is a UserError
/// that names the field by its path, what was found and what was expected.
class JsonFields {
public:
    /// `path` names the object in messages: "cards[2]"; empty: the whole file. `value` must outlive
    /// this. Throws UserError where it is no object.
    JsonFields(const nlohmann::json& value, std::string path);

    /// Refuses fields that aren't among these.
    void expectOnly(const std::vector<std::string>& known) const;
    bool has(const char* key) const { return find(key) != nullptr; }
    /// The field, or nullptr.
    const nlohmann::json* find(const char* key) const;
    /// The field's path, for messages.
    std::string pathOf(const std::string& key) const;

    /// A text that isn't empty.
    std::string text(const char* key) const;
    /// The same, or `fallback` where the field is missing.
    std::string text(const char* key, const std::string& fallback) const;
    double number(const char* key) const;
    bool flag(const char* key) const;
    /// The entries of a list; none where the field is missing. Throws UserError beyond `most`.
    std::vector<const nlohmann::json*> list(const char* key, std::size_t most) const;
    std::vector<std::string> texts(const char* key, std::size_t most) const;

private:
    const nlohmann::json& field(const char* key, const char* expected) const;
    [[noreturn]] void fail(const std::string& key, const std::string& found,
                           const std::string& expected) const;

    const nlohmann::json& m_value;
    std::string m_path;
};

}  // namespace obscura
