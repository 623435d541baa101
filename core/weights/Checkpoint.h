// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// A run keeps its weights in <run>/checkpoint/network.safetensors.
inline constexpr std::string_view kCheckpointFolder = "checkpoint";
inline constexpr std::string_view kCheckpointFile = "network.safetensors";

/// A trainable tensor by name: "hidden.weight", shape {256, 784}, values row-major.
struct NamedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// The same where somebody else keeps the values.
struct TensorView {
    std::string name;
    std::vector<std::int64_t> shape;
    std::span<const float> values;
    std::shared_ptr<const void> keeper = {};  ///< of the values; null: they outlive the view anyway
};

/// Writes the tensors in the safetensors format (an 8-byte little-endian header length, a JSON
/// header with type, shape and place of each tensor, then the values), which NumPy and PyTorch
/// users read with one call. Atomic. Throws UserError with file and reason.
void writeCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors);
/// The same as a file in a folder; values go to the file as they lie in memory.
void writeCheckpoint(const Folder& folder, const std::vector<TensorView>& tensors,
                     std::string_view name = kCheckpointFile);

/// How much of a checkpoint to read: without values, names and shapes alone.
enum class CheckpointPart { Values, Shapes };

/// Reads such a file. Throws UserError with file, what was found and what was expected.
std::vector<NamedTensor> readCheckpoint(const std::filesystem::path& file,
                                        CheckpointPart part = CheckpointPart::Values);

}  // namespace obscura
