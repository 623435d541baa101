// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Idx.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/data/readers/ForeignFile.h"
#include "devices/Stop.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <memory>
#include <string>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr int kMostDimensions = 8;
constexpr std::uint64_t kBestCompression = 1032;  ///< deflate packs at most so many bytes into one
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 33;

/// Reads a file through zlib, which passes uncompressed ones on as they are.
class GzipReader {
public:
    /// Unpacks in pieces of `buffer` bytes.
    GzipReader(const fs::path& file, unsigned buffer) : m_path(file) {
        std::error_code error;
        const fs::file_status status = fs::status(file, error);
        if (!fs::exists(status))
            fail("there is no such file");
        if (!fs::is_regular_file(status))
            fail("found a folder or device, expected a file");
        m_size = fs::file_size(file, error);
        errno = 0;
        m_file.reset(gzopen(file.c_str(), "rb"));
        if (!m_file)
            fail("can't read: " + std::generic_category().message(errno));
        gzbuffer(m_file.get(), buffer);
    }

    const fs::path& path() const { return m_path; }

    [[noreturn]] void fail(const std::string& what) const {
        throw UserError(shownPath(m_path) + ": " + what);
    }

    /// Reads exactly `count` bytes of the header.
    void readHeader(std::uint8_t* bytes, unsigned count) {
        for (unsigned done = 0; done < count;)
            done += readSome(bytes + done, count - done, done, count, "the header");
    }

    /// Appends exactly `count` bytes of data. Throws Stopped.
    void readData(std::vector<std::uint8_t>& bytes, std::uint64_t count,
                  const std::stop_token& stop) {
        constexpr std::uint64_t kPiece = 1 << 24;  // some 0.1 s, compressed
        const std::size_t before = bytes.size();
        bytes.reserve(before + count);
        for (std::uint64_t done = 0; done < count; done = bytes.size() - before) {
            checkStop(stop);
            readPiece(bytes, std::min(kPiece, count - done), done, count);
        }
    }

    /// Appends 1 to `most` bytes of data; `done` of `count` are there.
    void readPiece(std::vector<std::uint8_t>& bytes, std::uint64_t most, std::uint64_t done,
                   std::uint64_t count) {
        const std::size_t before = bytes.size();
        bytes.resize(before + most);
        bytes.resize(before + readSome(bytes.data() + before, static_cast<unsigned>(most), done,
                                       count, "data"));
    }

    /// Whether the bytes are the file's own.
    bool isPlain() const { return gzdirect(m_file.get()) != 0; }

    [[noreturn]] void failTruncated(std::uint64_t found, std::uint64_t expected,
                                    const char* part) const {
        const std::string packed =
            gzdirect(m_file.get()) ? "" : " in " + std::to_string(m_size) + " compressed ones";
        fail("truncated: found " + std::to_string(found) + " bytes of " + part + packed +
             ", expected " + std::to_string(expected));
    }

    /// At most `most` bytes that come next; none where they can't be read.
    std::string peekRest(std::size_t most) {
        std::string rest(most, '\0');
        const int got = gzread(m_file.get(), rest.data(), static_cast<unsigned>(most));
        rest.resize(static_cast<std::size_t>(std::max(got, 0)));
        return rest;
    }

    /// Reads on to the end, where a compressed file has its checksum; nothing may be left.
    void finish() {
        std::uint8_t byte = 0;
        const int got = gzread(m_file.get(), &byte, 1);
        if (got > 0)
            fail(kTrailing);
        checkStream(false);
    }

    /// Refuses `count` bytes of data behind a header of `header`, where they can't be there.
    void requireRoom(std::uint64_t header, std::uint64_t count) const {
        if (gzdirect(m_file.get()) && m_size < header + count)
            failTruncated(m_size - header, count, "data");
        if (count > m_size * kBestCompression)
            fail("the header announces " + std::to_string(count) + " bytes, more than the file's " +
                 std::to_string(m_size) + " can hold, compressed as they are");
    }

    /// Refuses an uncompressed file that goes on behind header and data.
    void requireEnd(std::uint64_t end) const {
        if (gzdirect(m_file.get()) && m_size > end)
            fail(kTrailing);
    }

private:
    /// Reads 1 to `wanted` bytes; `done` of `count` are there.
    unsigned readSome(std::uint8_t* bytes, unsigned wanted, std::uint64_t done, std::uint64_t count,
                      const char* part) {
        const int got = gzread(m_file.get(), bytes, wanted);
        if (got <= 0) {
            checkStream(true);
            failTruncated(done, count, part);
        }
        return static_cast<unsigned>(got);
    }

    static constexpr const char* kTrailing = "found more bytes than the header announces";

    /// The caller says where the data end too early if it `knowsTheEnd`.
    void checkStream(bool knowsTheEnd) const {
        int code = Z_OK;
        const char* message = gzerror(m_file.get(), &code);
        if (code == Z_BUF_ERROR && knowsTheEnd)
            return;
        if (code == Z_BUF_ERROR)
            fail("truncated: the compressed data end too early");
        if (code == Z_ERRNO)
            fail("can't read: " + std::generic_category().message(errno));
        if (code != Z_OK && code != Z_STREAM_END)
            fail("the compressed data are damaged: " + std::string(message));
    }

    struct Close {
        void operator()(gzFile_s* file) const { gzclose(file); }
    };
    fs::path m_path;
    std::uint64_t m_size = 0;
    std::unique_ptr<gzFile_s, Close> m_file;
};

std::uint32_t bigEndian32(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

std::string idxHex(std::uint32_t value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x00000000";
    for (std::size_t i = text.size() - 1; value != 0; value >>= 4)
        text[i--] = kDigits[value & 15];
    return text;
}

[[noreturn]] void failIdxMagic(GzipReader& reader, const std::array<std::uint8_t, 4>& magic) {
    constexpr std::size_t kShown = 60;
    const std::string start = std::string(magic.begin(), magic.end()) + reader.peekRest(kShown);
    if (!foreignKind(start).empty())
        failForeign(reader.path(), start, "an IDX file");
    reader.fail("not an IDX file: it begins with " + idxHex(bigEndian32(magic.data())) +
                ", expected 0x0000TTNN for type TT and NN dimensions");
}

/// Bytes of one value; 0 for a type that there is not.
std::uint64_t idxValueSize(IdxType type) {
    switch (type) {
        case IdxType::UnsignedByte:
        case IdxType::SignedByte:
            return 1;
        case IdxType::Short:
            return 2;
        case IdxType::Int:
        case IdxType::Float:
            return 4;
        case IdxType::Double:
            return 8;
    }
    return 0;
}

struct IdxLayout {
    IdxHeader header;
    std::uint64_t headerBytes = 0;
    std::uint64_t dataBytes = 0;
};

/// The type into `header`; gives the number of dimensions.
int readIdxMagic(GzipReader& reader, IdxHeader& header) {
    std::array<std::uint8_t, 4> magic{};
    reader.readHeader(magic.data(), magic.size());
    const int dimensions = magic[3];
    if (magic[0] != 0 || magic[1] != 0 || dimensions < 1 || dimensions > kMostDimensions)
        failIdxMagic(reader, magic);
    header.type = static_cast<IdxType>(magic[2]);
    if (idxValueSize(header.type) == 0)
        reader.fail("the IDX type is " + idxHex(magic[2]) +
                    ", expected 0x00000008 (unsigned bytes), 9, b, c (whole numbers), d or e "
                    "(floating point)");
    return dimensions;
}

IdxLayout readIdxLayout(GzipReader& reader) {
    IdxLayout layout;
    const int dimensions = readIdxMagic(reader, layout.header);
    layout.headerBytes = 4 * (std::uint64_t{1} + static_cast<std::uint64_t>(dimensions));
    layout.dataBytes = idxValueSize(layout.header.type);
    for (int i = 0; i < dimensions; ++i) {
        std::array<std::uint8_t, 4> extent{};
        reader.readHeader(extent.data(), extent.size());
        layout.header.shape.push_back(bigEndian32(extent.data()));
        layout.dataBytes *= bigEndian32(extent.data());
        if (layout.dataBytes > kMostBytes)
            reader.fail("the header announces at least " + std::to_string(layout.dataBytes) +
                        " bytes, more than the file can hold");
    }
    reader.requireRoom(layout.headerBytes, layout.dataBytes);
    return layout;
}

std::string headerBytes(const IdxHeader& header) {
    std::string bytes = {0, 0, static_cast<char>(header.type),
                         static_cast<char>(header.shape.size())};
    for (const std::int64_t extent : header.shape) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(extent >> shift);
    }
    return bytes;
}

void requireBytes(const GzipReader& reader, const IdxHeader& header) {
    if (header.type != IdxType::UnsignedByte)
        reader.fail("the IDX type is " + idxHex(static_cast<std::uint32_t>(header.type)) +
                    ", expected 0x00000008, unsigned bytes");
}

void readIdxData(GzipReader& reader, const IdxLayout& layout, std::vector<std::uint8_t>& bytes,
                 const std::stop_token& stop) {
    reader.readData(bytes, layout.dataBytes, stop);
    reader.finish();
}

double idxValue(IdxType type, const std::uint8_t* bytes) {
    switch (type) {
        case IdxType::UnsignedByte:
            return bytes[0];
        case IdxType::SignedByte:
            return static_cast<std::int8_t>(bytes[0]);
        case IdxType::Short:
            return static_cast<std::int16_t>(bytes[0] << 8 | bytes[1]);
        case IdxType::Int:
            return static_cast<std::int32_t>(bigEndian32(bytes));
        case IdxType::Float:
            return std::bit_cast<float>(bigEndian32(bytes));
        case IdxType::Double:
            return std::bit_cast<double>(std::uint64_t{bigEndian32(bytes)} << 32 |
                                         bigEndian32(bytes + 4));
    }
    return 0;
}

constexpr unsigned kHeaderBuffer = 1 << 9;
constexpr unsigned kDataBuffer = 1 << 18;

}  // namespace

IdxHeader readIdxHeader(const fs::path& file) {
    GzipReader reader(file, kHeaderBuffer);
    IdxLayout layout = readIdxLayout(reader);
    reader.requireEnd(layout.headerBytes + layout.dataBytes);
    return std::move(layout.header);
}

std::vector<std::int64_t> readIdxShape(const fs::path& file) {
    GzipReader reader(file, kHeaderBuffer);
    IdxLayout layout = readIdxLayout(reader);
    requireBytes(reader, layout.header);
    reader.requireEnd(layout.headerBytes + layout.dataBytes);
    return std::move(layout.header.shape);
}

std::vector<std::int64_t> appendIdx(const fs::path& file, std::vector<std::uint8_t>& bytes,
                                    const std::stop_token& stop) {
    GzipReader reader(file, kDataBuffer);
    IdxLayout layout = readIdxLayout(reader);
    requireBytes(reader, layout.header);
    readIdxData(reader, layout, bytes, stop);
    return std::move(layout.header.shape);
}

IdxArray readIdx(const fs::path& file, const std::stop_token& stop) {
    IdxArray array;
    array.shape = appendIdx(file, array.bytes, stop);
    return array;
}

IdxNumbers readIdxNumbers(const fs::path& file, const std::stop_token& stop) {
    GzipReader reader(file, kDataBuffer);
    IdxLayout layout = readIdxLayout(reader);
    std::vector<std::uint8_t> bytes;
    readIdxData(reader, layout, bytes, stop);
    const std::uint64_t size = idxValueSize(layout.header.type);
    IdxNumbers numbers{.shape = std::move(layout.header.shape), .values = {}};
    numbers.values.reserve(bytes.size() / size);
    for (std::size_t at = 0; at < bytes.size(); at += size)
        numbers.values.push_back(idxValue(layout.header.type, bytes.data() + at));
    return numbers;
}

bool isPackedIdx(const fs::path& file) {
    return !GzipReader(file, kHeaderBuffer).isPlain();
}

void unpackIdx(const fs::path& file, const fs::path& to,
               const std::function<void(double share)>& report) {
    GzipReader reader(file, kDataBuffer);
    const IdxLayout layout = readIdxLayout(reader);
    AtomicFile unpacked(to);
    unpacked.write(headerBytes(layout.header));
    constexpr std::uint64_t kPiece = 1 << 24;
    std::vector<std::uint8_t> bytes;
    for (std::uint64_t done = 0; done < layout.dataBytes; done += bytes.size()) {
        report(static_cast<double>(done) / static_cast<double>(layout.dataBytes));
        bytes.clear();
        reader.readPiece(bytes, std::min(kPiece, layout.dataBytes - done), done, layout.dataBytes);
        unpacked.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    reader.finish();
    unpacked.commit();
}

}  // namespace obscura
