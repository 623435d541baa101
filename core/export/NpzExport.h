// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace obscura {

/// Writes what the run in the folder `run` has kept of its black boxes as a NumPy file, a group of
/// arrays for each: "<name>/parameters" [d], and as far as there are such, "/matrix" [m, n] and its
/// "/singular_values", "/surrogate_u" [m, r], "/surrogate_s" [r, r], "/surrogate_v" [n, r] and
/// "/surrogate_singular_values". Throws UserError with file and reason.
void exportNpz(const std::filesystem::path& run, const std::filesystem::path& file);

}  // namespace obscura
