// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/readers/ArrayFile.h"

namespace obscura {

bool isZip(std::string_view start);

/// A ZIP archive of NPY files, as numpy.savez and savez_compressed write it. Stored arrays are read
/// in their place, compressed ones, of up to 4 GiB each, unpacked into memory when they are first
/// needed. Arrays whose size isn't what their header announces have a problem.
std::shared_ptr<const ArrayFile> openNpz(const std::filesystem::path& file);

}  // namespace obscura
