// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace obscura {

/// Writes what the run in the folder `run` has recorded of its steps and evaluations into
/// `folder`, which is made, as a file that TensorBoard reads, and returns that file. Throws
/// UserError with file and reason.
std::filesystem::path exportTensorBoard(const std::filesystem::path& run,
                                        const std::filesystem::path& folder);

}  // namespace obscura
