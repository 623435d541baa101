// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/Checkpoint.h"

#include "core/base/AtomicFile.h"
#include "core/weights/Safetensors.h"
#include "devices/Error.h"

#include <cstring>

namespace obscura {

namespace {

void writeTensors(AtomicFile& file, const std::vector<TensorView>& tensors) {
    std::vector<SafetensorsArray> arrays;
    arrays.reserve(tensors.size());
    for (const TensorView& tensor : tensors) {
        arrays.push_back({.name = tensor.name,
                          .type = "F32",
                          .shape = tensor.shape,
                          .bytes = {reinterpret_cast<const char*>(tensor.values.data()),
                                    tensor.values.size_bytes()}});
    }
    // Without it, some readers don't know whose layout the tensors have: PyTorch's.
    writeSafetensors(file, arrays, {{"format", "pt"}});
    file.commit();
}

NamedTensor tensorOf(const SafetensorsArray& array) {
    NamedTensor tensor{array.name, array.shape, {}};
    if (!array.bytes.empty()) {
        tensor.values.resize(array.bytes.size() / sizeof(float));
        std::memcpy(tensor.values.data(), array.bytes.data(), array.bytes.size());
    }
    return tensor;
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors) {
    std::vector<TensorView> views;
    views.reserve(tensors.size());
    for (const NamedTensor& tensor : tensors) {
        views.push_back({tensor.name, tensor.shape, tensor.values});
    }
    AtomicFile whole(file);
    writeTensors(whole, views);
}

void writeCheckpoint(const Folder& folder, const std::vector<TensorView>& tensors,
                     std::string_view name) {
    AtomicFile whole(folder, std::string(name));
    writeTensors(whole, tensors);
}

std::vector<NamedTensor> readCheckpoint(const std::filesystem::path& file, CheckpointPart part) {
    const bool needsValues = part == CheckpointPart::Values;
    const SafetensorsFile found(file,
                                needsValues ? SafetensorsPart::Whole : SafetensorsPart::Header);
    std::vector<NamedTensor> tensors;
    for (const SafetensorsArray& array : found.arrays()) {
        if (array.type != "F32") {
            throw UserError(file.string() + ": tensor " + array.name + ": found " + array.type +
                            ", expected F32, 32-bit floats");
        }
        tensors.push_back(tensorOf(array));
    }
    return tensors;
}

}  // namespace obscura
