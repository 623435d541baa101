// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace obscura {

/// What the values of an IDX file are, by its third byte.
enum class IdxType : std::uint8_t {
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Short = 0x0B,   ///< 16 bits, signed
    Int = 0x0C,     ///< 32 bits, signed
    Float = 0x0D,   ///< IEEE 754, 32 bits
    Double = 0x0E,  ///< IEEE 754, 64 bits
};

/// What a file in the IDX format of the MNIST data base (LeCun, Cortes, Burges) begins with: two
/// zero bytes, the type, the number of dimensions, each dimension as a big-endian 32-bit number.
/// The values follow, big-endian, row-major.
struct IdxHeader {
    IdxType type = IdxType::UnsignedByte;
    std::vector<std::int64_t> shape;
};

/// An array of bytes from an IDX file.
struct IdxArray {
    std::vector<std::int64_t> shape;
    std::vector<std::uint8_t> bytes;
};

/// An array of any type from an IDX file.
struct IdxNumbers {
    std::vector<std::int64_t> shape;
    std::vector<double> values;  ///< holds every type's values exactly
};

/// The header alone: the file is opened, but no more than the header is unpacked; an uncompressed
/// file has the size that the header announces. Throws as readIdx does.
IdxHeader readIdxHeader(const std::filesystem::path& file);

/// The same of a file that has to hold unsigned bytes.
std::vector<std::int64_t> readIdxShape(const std::filesystem::path& file);

/// Reads an .idx file of unsigned bytes, or a gzip-compressed one (by content, not by name). Throws
/// UserError with file, what was found and what was expected: missing, not IDX, another type,
/// truncated, trailing bytes, a size that can't be, a web page that was saved in its place. Throws
/// Stopped once `stop` asks for the end.
IdxArray readIdx(const std::filesystem::path& file, const std::stop_token& stop = {});

/// The same with the bytes appended to `bytes`. Gives the shape.
std::vector<std::int64_t> appendIdx(const std::filesystem::path& file,
                                    std::vector<std::uint8_t>& bytes,
                                    const std::stop_token& stop = {});

/// The same as readIdx for values of any type.
IdxNumbers readIdxNumbers(const std::filesystem::path& file, const std::stop_token& stop = {});

/// Whether the file is compressed.
bool isPackedIdx(const std::filesystem::path& file);

/// Writes what a compressed file unpacks to, header and all, to `to`, and replaces a file that is
/// there. Calls `report` now and then with the share that is done; what that throws ends it. Throws
/// as readIdx does, and where `to` can't be written.
void unpackIdx(const std::filesystem::path& file, const std::filesystem::path& to,
               const std::function<void(double share)>& report);

}  // namespace obscura
