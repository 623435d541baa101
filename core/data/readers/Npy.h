// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/readers/ArrayFile.h"
#include "core/data/readers/Elements.h"

#include <cstdint>

namespace obscura {

// NumPy's format of one array (numpy.lib.format), versions 1 to 3: "\x93NUMPY", the version, the
// length of the header, the header (a Python dict of descr, fortran_order and shape), the elements.

struct NpyHeader {
    ArrayInfo info;    ///< without a name; its problem says what can't be read
    ElementType type;  ///< where there is no problem
    bool isFortran = false;
    std::uint64_t bytes = 0;  ///< of the header
};

/// Bytes that hold the header, whatever it says.
inline constexpr std::size_t kNpyHeaderBytes = std::size_t{1} << 16;

bool isNpy(std::string_view start);

/// Reads the header of `size` bytes of NPY, of which `start` are the first ones, kNpyHeaderBytes or
/// all. Throws UserError, which begins with `shown`, where it is damaged or announces more than the
/// bytes that are there.
NpyHeader parsedNpyHeader(std::string_view start, std::uint64_t size, const std::string& shown);

std::shared_ptr<const ArrayFile> openNpy(const std::filesystem::path& file);

/// All NPY files of a folder, each an array that is called like its file, in order of their names.
std::shared_ptr<const ArrayFile> openNpyFolder(const std::filesystem::path& folder);

}  // namespace obscura
