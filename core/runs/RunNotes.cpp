// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunNotes.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/base/Utf8.h"
#include "core/runs/RunFiles.h"
#include "devices/Error.h"
#include "devices/ShownText.h"

#include <algorithm>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kLongestTag = 60;    ///< characters
constexpr std::size_t kLongestName = 200;  ///< characters
constexpr std::size_t kLargestNotes = std::size_t{4} << 20;

bool hasControls(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + shownText(name);
    return text;
}

void require(std::string_view problem, std::string_view field) {
    if (!problem.empty())
        throw UserError(std::string(field) + ": " + std::string(problem));
}

void check(const RunNotes& notes) {
    require(runNameProblem(notes.name), "name");
    for (const std::string& tag : notes.tags)
        require(tagProblem(tag), "tags");
    if (!isUtf8(notes.text))
        throw UserError("text: found " + inQuotes(notes.text) + ", expected text in UTF-8");
}

std::string textIn(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return {};
    if (!found->is_string())
        throw UserError(std::string(key) + ": found " + describeJson(*found) + ", expected a text");
    return found->get<std::string>();
}

std::vector<std::string> tagsIn(const json& object) {
    const auto found = object.find("tags");
    if (found == object.end())
        return {};
    RunNotes notes;
    if (!found->is_array())
        throw UserError("tags: found " + describeJson(*found) + ", expected a list of texts");
    for (const json& tag : *found) {
        if (!tag.is_string())
            throw UserError("tags: found " + describeJson(tag) + ", expected a text");
        addTag(notes, tag.get<std::string>());
    }
    return notes.tags;
}

RunNotes notesIn(const json& root) {
    if (!root.is_object())
        throw UserError("found " + describeJson(root) + ", expected an object");
    const auto version = root.find("version");
    if (version == root.end() || !version->is_number_integer())
        throw UserError("version: found " +
                        (version == root.end() ? "nothing" : describeJson(*version)) +
                        ", expected a whole number");
    if (*version < 1 || *version > kNotesVersion)
        throw UserError("version: found " + version->dump() + ", expected at most " +
                        std::to_string(kNotesVersion) + ", which this program reads");
    RunNotes notes{
        .name = textIn(root, "name"), .tags = tagsIn(root), .text = textIn(root, "text")};
    check(notes);
    return notes;
}

}  // namespace

RunNotes readNotes(const fs::path& folder) {
    const fs::path file = folder / kNotesFile;
    std::error_code error;
    if (!fs::exists(file, error))
        return {};
    const json root = parseJson(readFile(file, kLargestNotes), file.string());
    try {
        return notesIn(root);
    } catch (const UserError& e) {
        throw UserError(file.string() + ": " + e.what());
    }
}

void writeNotes(const fs::path& folder, const RunNotes& notes) {
    check(notes);
    const ordered_json json = {{"version", kNotesVersion},
                               {"name", notes.name},
                               {"tags", notes.tags},
                               {"text", notes.text}};
    const std::string text = formatJson(json);
    if (text.size() > kLargestNotes)
        throw UserError("text: found " + std::to_string(text.size()) + " bytes, expected at most " +
                        std::to_string(kLargestNotes));
    writeFileAtomically(folder / kNotesFile, text);
}

void addTag(RunNotes& notes, std::string_view tag) {
    require(tagProblem(tag), "tags");
    if (std::ranges::find(notes.tags, tag) == notes.tags.end())
        notes.tags.emplace_back(tag);
}

void removeTag(RunNotes& notes, std::string_view tag) {
    if (std::erase(notes.tags, tag) == 0)
        throw UserError("the run has no tag " + inQuotes(tag) +
                        (notes.tags.empty() ? "; it has none" : "; it has " + listed(notes.tags)));
}

std::string tagProblem(std::string_view tag) {
    const bool isTag = isUtf8(tag) && !tag.empty() && countCharacters(tag) <= kLongestTag &&
                       !hasControls(tag) && tag.find(',') == std::string_view::npos &&
                       tag.front() != ' ' && tag.back() != ' ';
    if (isTag)
        return {};
    return "found " + inQuotes(tag) + ", expected a tag of 1 to " + std::to_string(kLongestTag) +
           " characters without comma or line break, and without blanks at its ends";
}

std::string runNameProblem(std::string_view name) {
    if (isUtf8(name) && countCharacters(name) <= kLongestName && !hasControls(name))
        return {};
    return "found " + inQuotes(name) + ", expected a name of at most " +
           std::to_string(kLongestName) + " characters on one line";
}

}  // namespace obscura
