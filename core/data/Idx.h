// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace obscura {

/// An array of bytes from a file in the IDX format of the MNIST data base (LeCun, Cortes, Burges):
/// two zero bytes, type 0x08, number of dimensions, each dimension as a big-endian 32-bit number,
/// then the bytes, row-major.
struct IdxArray {
    std::vector<std::int64_t> shape;
    std::vector<std::uint8_t> bytes;
};

/// What the header alone tells: the file is opened, but no more than the header is unpacked; an
/// uncompressed file has the size that the header announces. Throws as readIdx does.
std::vector<std::int64_t> readIdxShape(const std::filesystem::path& file);

/// Reads an .idx file, or a gzip-compressed one (by content, not by name). Throws UserError with
/// file, what was found and what was expected: missing, not IDX, another type, truncated, trailing
/// bytes, a size that can't be, a web page that was saved in its place. Throws Stopped once `stop`
/// asks for the end.
IdxArray readIdx(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace obscura
