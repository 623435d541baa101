// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/readers/ArrayFile.h"

namespace obscura {

/// Whether the file has the signature of HDF5, at its begin or where MATLAB puts it.
bool isHdf5(const std::filesystem::path& file);

/// The arrays of numbers of an HDF5 file, those of groups called "group/array". What lies in one
/// piece is read as any file; what is compressed or in chunks goes through libhdf5, which answers
/// one thread at a time and keeps 256 MiB of unpacked chunks of each array: larger arrays that are
/// read in random order are better stored without either.
///
/// MATLAB stores the axes of its arrays in reverse, first runs fastest: a file that it saved is
/// recognised, and its arrays get the axes back that MATLAB shows, X(samples, features).
std::shared_ptr<const ArrayFile> openHdf5(const std::filesystem::path& file);

}  // namespace obscura
