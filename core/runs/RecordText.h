// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace obscura {

// The text of a record's file: its head, and as many of its lines as are wanted. Where less than
// all is read, no field may hold a line break, as in a record of numbers. Each throws UserError
// with file and reason. What a writer was killed amidst of, the last line without its end, may be
// there.

/// All of it.
std::string wholeRecord(const std::filesystem::path& file);

/// The head and the last whole line at least; of a long file's rest nothing is read.
std::string endOfRecord(const std::filesystem::path& file);

/// The head and at most `mostLines` (≥ 2) lines that lie evenly over the file, among them the first
/// and the last one. Of neighbours the one is taken that has the most fields, so that what is
/// measured now and then is there. A long file is read in pieces: 10^7 lines take well under a
/// second.
std::string thinnedRecord(const std::filesystem::path& file, std::size_t mostLines);

}  // namespace obscura
