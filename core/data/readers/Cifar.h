// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace obscura {

/// The binary files of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): record after record of one label
/// byte (CIFAR-100: two, the coarse one of 20 first) and 3 × 32 × 32 bytes of red, green, blue.
enum class CifarKind { Ten, Hundred };

inline constexpr Index kCifarSide = 32;
inline constexpr Index kCifarValues = 3 * kCifarSide * kCifarSide;

/// What records hold, file after file.
struct CifarRecords {
    std::vector<std::uint8_t> pixels;  ///< [count, 3, 32, 32]
    std::vector<std::uint8_t> labels;  ///< [count], 0 … 9 or, fine, 0 … 99
    std::vector<std::uint8_t> coarse;  ///< [count], 0 … 19; of CIFAR-100
};

/// How many records the file holds, by its size. Throws UserError where that isn't a whole number
/// of them, at least one; where there is no such file; where a web page stands in its place.
Index countCifarRecords(const std::filesystem::path& file, CifarKind kind);

/// Appends the records of the file. Throws as countCifarRecords(), on a label that can't be, and
/// Stopped once `stop` asks for the end.
void readCifarRecords(const std::filesystem::path& file, CifarKind kind, CifarRecords& records,
                      const std::stop_token& stop = {});

/// The names of classes, one a line, as batches.meta.txt and fine_label_names.txt have them. Throws
/// UserError where there aren't `count`.
std::vector<std::string> readClassNames(const std::filesystem::path& file, std::size_t count);

}  // namespace obscura
