// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

// Tables as programs write them: as RFC 4180 has it, but with any delimiter, and lines that end
// with \n or \r\n. (core/base/Csv.h has what we write ourselves.)

/// Finds where records end in a text that comes in pieces: a line break within quotes is none.
class RecordScanner {
public:
    explicit RecordScanner(char delimiter) : m_delimiter(delimiter) {}

    /// The length of what belongs to the present record, with its line break; nothing where all of
    /// `text` does and the record goes on.
    std::optional<std::size_t> lengthOfRecord(std::string_view text);
    /// Whether a quote has begun that has not ended.
    bool isQuoted() const { return m_place == Place::Quoted; }

private:
    enum class Place { Begin, Plain, Quoted, QuoteWithin };
    Place after(char c) const;

    char m_delimiter;
    Place m_place = Place::Begin;
};

/// Takes a record (with its line break or without) apart. Cells lie in `record`, in which quotes
/// are resolved; spaces around what stands without quotes are left out.
void splitRecord(std::string& record, char delimiter, std::vector<std::string_view>& cells);

/// Whether a record is a blank line, which is no row.
bool isBlankRecord(std::string_view record, char delimiter);

/// The finite number that a cell says with that decimal sign, point or comma.
std::optional<double> cellNumber(std::string_view cell, char decimal);

/// Whether that cell says that there is no value: "", "NA", "NaN", "null" and the like.
bool isMissing(std::string_view cell);

}  // namespace obscura
