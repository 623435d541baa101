// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// What people say of a run. Kept in its folder as notes.json, apart from the record, which stays
/// as it was written.
struct RunNotes {
    std::string name;               ///< in place of the experiment's; one line; empty: none
    std::vector<std::string> tags;  ///< each once, in the order in which they were given
    std::string text;               ///< as many lines as it takes
    bool operator==(const RunNotes&) const = default;
};

/// The latest version of notes.json that this program reads, and the one that it writes.
inline constexpr int kNotesVersion = 1;

/// As the run in `folder` has them; empty where there is no such file. Throws UserError with the
/// file, what was found and what was expected.
RunNotes readNotes(const std::filesystem::path& folder);
/// Replaces them as a whole. Throws UserError where a name or tag is none, a text isn't UTF-8, or
/// the file can't be written.
void writeNotes(const std::filesystem::path& folder, const RunNotes& notes);

/// Adds `tag` unless it is there.
void addTag(RunNotes& notes, std::string_view tag);
/// Throws UserError with the tags that are there where `tag` isn't among them.
void removeTag(RunNotes& notes, std::string_view tag);

/// What is wrong with `tag`, or empty: it needs 1 to 60 characters, without comma and line break,
/// and no blank at its ends.
std::string tagProblem(std::string_view tag);
/// The same of a run's name: at most 200 characters on one line.
std::string runNameProblem(std::string_view name);

}  // namespace obscura
