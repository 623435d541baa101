// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

class AtomicFile;

/// One array of a file in the safetensors format, which NumPy and PyTorch users read with one call:
/// an 8-byte little-endian header length, a JSON header with type, shape and place of each array,
/// then the values.
struct SafetensorsArray {
    std::string name;
    std::string type;  ///< of a value: "F32", "F64", "I64", "U8", …
    std::vector<std::int64_t> shape;
    std::string_view bytes;  ///< the values, row-major, in memory that somebody else keeps
};

using SafetensorsMetadata = std::map<std::string, std::string>;

/// Writes the arrays as they lie in memory, in their order; commit() is left to the caller. Throws
/// as AtomicFile::write() does.
void writeSafetensors(AtomicFile& file, const std::vector<SafetensorsArray>& arrays,
                      const SafetensorsMetadata& metadata = {});

/// How much of such a file to read: its header alone tells names, types and shapes.
enum class SafetensorsPart { Whole, Header };

/// Such a file, as it was found.
class SafetensorsFile {
public:
    /// Throws UserError with file, what was found and what was expected, also where an array of a
    /// known type does not lie inside the file in its whole size.
    explicit SafetensorsFile(const std::filesystem::path& file,
                             SafetensorsPart part = SafetensorsPart::Whole);
    SafetensorsFile(const SafetensorsFile&) = delete;
    SafetensorsFile& operator=(const SafetensorsFile&) = delete;

    const SafetensorsMetadata& metadata() const { return m_metadata; }
    /// In the order of their values, which live as long as this object; without any where the
    /// header alone was read.
    const std::vector<SafetensorsArray>& arrays() const { return m_arrays; }

private:
    std::string m_bytes;
    SafetensorsMetadata m_metadata;
    std::vector<SafetensorsArray> m_arrays;
};

}  // namespace obscura
