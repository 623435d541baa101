// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

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

/// Reads such a file. Throws UserError with file, what was found and what was expected.
std::vector<NamedTensor> readCheckpoint(const std::filesystem::path& file);

}  // namespace obscura
