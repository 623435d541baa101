// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/Checkpoint.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "devices/Error.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace obscura {

namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kLargestCheckpoint = std::size_t{1} << 34;

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

/// Where a tensor's values lie among the file's.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Extent extentOf(const nlohmann::json& entry) {
    const nlohmann::json& offsets = entry.at("data_offsets");
    return {offsets.at(0).get<std::size_t>(), offsets.at(1).get<std::size_t>()};
}

/// The names of the header's tensors in the order of their values.
std::vector<std::string> namesInOrder(const nlohmann::json& header) {
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> places;
    for (const auto& [name, entry] : header.items()) {
        if (name != "__metadata__") {
            const Extent extent = extentOf(entry);
            places.emplace_back(extent.begin, extent.end, name);
        }
    }
    std::ranges::sort(places);
    std::vector<std::string> names;
    for (auto& [begin, end, name] : places) {
        names.push_back(std::move(name));
    }
    return names;
}

void writeTensors(AtomicFile& file, const std::vector<TensorView>& tensors) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    std::size_t offset = 0;
    for (const TensorView& tensor : tensors) {
        const std::size_t end = offset + tensor.values.size_bytes();
        header[tensor.name] = {
            {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');
    file.write(littleEndian(text.size()) + text);
    for (const TensorView& tensor : tensors) {
        file.write(
            {reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size_bytes()});
    }
    file.commit();
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

/// What is needed for that part.
FileStart readPart(const std::filesystem::path& file, CheckpointPart part) {
    if (part == CheckpointPart::Values) {
        std::string all = readFile(file, kLargestCheckpoint);
        const std::size_t size = all.size();
        return {std::move(all), size};
    }
    const FileStart length = readFileStart(file, kLengthBytes, kLargestCheckpoint);
    return readFileStart(file, endOfHeader(file, length), kLargestCheckpoint);
}

/// `size` bytes of values follow the header; `data`, where they lie, is looked at for values alone.
NamedTensor readTensor(const std::string& name, const nlohmann::json& entry, const char* data,
                       std::size_t size, CheckpointPart part) {
    const auto [begin, end] = extentOf(entry);
    NamedTensor tensor{name, entry.at("shape").get<std::vector<std::int64_t>>(), {}};
    bool fits = entry.at("dtype") == "F32" && begin <= end && end <= size;
    std::uint64_t count = 1;
    for (const std::int64_t length : tensor.shape) {
        fits = fits && length >= 0 && count <= size;
        count *= fits ? static_cast<std::uint64_t>(length) : 0;
    }
    if (!fits || end - begin != count * sizeof(float)) {
        throw UserError("tensor " + name + " is not 32-bit floats of its shape inside the file");
    }
    if (part == CheckpointPart::Values && count > 0) {
        tensor.values.resize(count);
        std::memcpy(tensor.values.data(), data + begin, end - begin);
    }
    return tensor;
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors) {
    std::vector<TensorView> views;
    for (const NamedTensor& tensor : tensors) {
        views.push_back({tensor.name, tensor.shape, tensor.values});
    }
    AtomicFile whole(file);
    writeTensors(whole, views);
}

void writeCheckpoint(const Folder& folder, const std::vector<TensorView>& tensors) {
    AtomicFile whole(folder, std::string(kCheckpointFile));
    writeTensors(whole, tensors);
}

std::vector<NamedTensor> readCheckpoint(const std::filesystem::path& file, CheckpointPart part) {
    const FileStart found = readPart(file, part);
    const std::size_t start = endOfHeader(file, found);
    const nlohmann::json header =
        parseJson(std::string_view(found.bytes).substr(kLengthBytes, start - kLengthBytes),
                  file.string() + ": the safetensors header");
    try {
        std::vector<NamedTensor> tensors;
        for (const std::string& name : namesInOrder(header)) {
            tensors.push_back(readTensor(name, header.at(name), found.bytes.data() + start,
                                         found.size - start, part));
        }
        return tensors;
    } catch (const nlohmann::json::exception& e) {
        throw UserError(file.string() + ": the safetensors header is damaged: " + e.what());
    } catch (const UserError& e) {
        throw UserError(file.string() + ": " + e.what());
    }
}

}  // namespace obscura
