// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
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

/// Writes the tensors in the safetensors format (an 8-byte little-endian header length, a JSON
/// header with type, shape and place of each tensor, then the values), which NumPy and PyTorch
/// users read with one call. Atomic. Throws UserError with file and reason.
void writeCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors);

/// How much of a checkpoint to read: without values, names and shapes alone.
enum class CheckpointPart { Values, Shapes };

/// Reads such a file. Throws UserError with file, what was found and what was expected.
std::vector<NamedTensor> readCheckpoint(const std::filesystem::path& file,
                                        CheckpointPart part = CheckpointPart::Values);

}  // namespace obscura
