// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/Safetensors.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "devices/Error.h"

#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kLargestFile = std::size_t{1} << 34;
constexpr const char* kMetadata = "__metadata__";

std::string littleEndian(std::uint64_t number) {
    std::string bytes(kLengthBytes, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(number & 0xff);
        number >>= 8;
    }
    return bytes;
}

std::uint64_t fromLittleEndian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = kLengthBytes; i-- > 0;) {
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return number;
}

/// Bytes of one value; 0 for a type that is not known here.
std::size_t sizeOf(const std::string& type) {
    static const std::map<std::string, std::size_t> sizes = {
        {"F64", 8}, {"I64", 8}, {"U64", 8}, {"F32", 4}, {"I32", 4}, {"U8", 1}, {"I8", 1}};
    const auto found = sizes.find(type);
    return found == sizes.end() ? 0 : found->second;
}

/// Whether the values of that type and shape fill so many bytes.
bool fills(const SafetensorsArray& array, std::size_t bytes) {
    const std::size_t size = sizeOf(array.type);
    if (size == 0) {
        return true;
    }
    std::uint64_t filled = size;
    for (const std::int64_t length : array.shape) {
        if (length < 0) {
            return false;
        }
        filled = length == 0 ? 0 : filled;
    }
    for (const std::int64_t length : array.shape) {
        const auto times = static_cast<std::uint64_t>(length);
        if (filled > 0 && filled > bytes / times) {
            return false;
        }
        filled *= times;
    }
    return filled == bytes;
}

/// Where the values begin.
std::size_t endOfHeader(const std::filesystem::path& file, const FileStart& found) {
    const std::uint64_t length = found.bytes.size() < kLengthBytes
                                     ? 0
                                     : fromLittleEndian({found.bytes.data(), kLengthBytes});
    if (length == 0 || length > found.size - kLengthBytes) {
        throw UserError(file.string() + ": not a safetensors file, or cut off inside its header");
    }
    return kLengthBytes + length;
}

FileStart readPart(const std::filesystem::path& file, SafetensorsPart part) {
    if (part == SafetensorsPart::Whole) {
        std::string all = readFile(file, kLargestFile);
        const std::size_t size = all.size();
        return {std::move(all), size};
    }
    const FileStart length = readFileStart(file, kLengthBytes, kLargestFile);
    return readFileStart(file, endOfHeader(file, length), kLargestFile);
}

/// An array and where its values lie among all.
struct Placed {
    std::size_t begin;
    std::size_t end;
    SafetensorsArray array;
};

/// `size` bytes of values follow the header.
Placed placedArray(const std::string& name, const nlohmann::json& entry, std::size_t size) {
    const nlohmann::json& offsets = entry.at("data_offsets");
    Placed placed{.begin = offsets.at(0).get<std::size_t>(),
                  .end = offsets.at(1).get<std::size_t>(),
                  .array = {.name = name,
                            .type = entry.at("dtype").get<std::string>(),
                            .shape = entry.at("shape").get<std::vector<std::int64_t>>(),
                            .bytes = {}}};
    if (placed.begin > placed.end || placed.end > size ||
        !fills(placed.array, placed.end - placed.begin)) {
        throw UserError("tensor " + name + ": found " + placed.array.type + " in the bytes " +
                        std::to_string(placed.begin) + " to " + std::to_string(placed.end) +
                        " of " + std::to_string(size) + ", expected the size of its shape");
    }
    return placed;
}

}  // namespace

void writeSafetensors(AtomicFile& file, const std::vector<SafetensorsArray>& arrays,
                      const SafetensorsMetadata& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) {
        header[kMetadata] = metadata;
    }
    std::size_t offset = 0;
    for (const SafetensorsArray& array : arrays) {
        const std::size_t end = offset + array.bytes.size();
        header[array.name] = {
            {"dtype", array.type}, {"shape", array.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');
    file.write(littleEndian(text.size()) + text);
    for (const SafetensorsArray& array : arrays) {
        file.write(array.bytes);
    }
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& file, SafetensorsPart part) {
    FileStart found = readPart(file, part);
    const std::size_t start = endOfHeader(file, found);
    const std::size_t size = found.size - start;
    m_bytes = std::move(found.bytes);
    const std::string_view whole = m_bytes;
    const nlohmann::json header = parseJson(whole.substr(kLengthBytes, start - kLengthBytes),
                                            file.string() + ": the safetensors header");
    std::vector<Placed> all;
    try {
        for (const auto& [name, entry] : header.items()) {
            if (name == kMetadata) {
                m_metadata = entry.get<SafetensorsMetadata>();
            } else {
                all.push_back(placedArray(name, entry, size));
            }
        }
    } catch (const nlohmann::json::exception& e) {
        throw UserError(file.string() + ": the safetensors header is damaged: " + e.what());
    } catch (const UserError& e) {
        throw UserError(file.string() + ": " + e.what());
    }
    std::ranges::stable_sort(
        all, {}, [](const Placed& placed) { return std::pair(placed.begin, placed.end); });
    for (Placed& placed : all) {
        if (part == SafetensorsPart::Whole) {
            placed.array.bytes = whole.substr(start + placed.begin, placed.end - placed.begin);
        }
        m_arrays.push_back(std::move(placed.array));
    }
}

}  // namespace obscura
