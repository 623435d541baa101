// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Idx.h"

#include "devices/Error.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr int kUnsignedByte = 0x08;
constexpr int kMostDimensions = 8;
constexpr std::uint64_t kBestCompression = 1032;  ///< deflate packs at most so many bytes into one
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 33;

/// Reads a file through zlib, which passes uncompressed ones on as they are.
class ByteReader {
public:
    explicit ByteReader(const fs::path& file) : m_name(file.string()) {
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
        constexpr unsigned kBuffer = 1 << 18;
        gzbuffer(m_file.get(), kBuffer);
    }

    [[noreturn]] void fail(const std::string& what) const { throw UserError(m_name + ": " + what); }

    /// Reads exactly `count` bytes of what messages call `part`.
    void read(std::uint8_t* bytes, std::uint64_t count, const char* part) {
        constexpr std::uint64_t kPiece = 1 << 30;
        std::uint64_t done = 0;
        while (done < count) {
            const auto wanted = static_cast<unsigned>(std::min(kPiece, count - done));
            const int got = gzread(m_file.get(), bytes + done, wanted);
            if (got <= 0) {
                checkStream();
                fail("truncated: found " + std::to_string(done) + " bytes of " + part +
                     ", expected " + std::to_string(count));
            }
            done += static_cast<std::uint64_t>(got);
        }
    }

    /// Reads on to the end, where a compressed file has its checksum; nothing may be left.
    void finish() {
        std::uint8_t byte = 0;
        const int got = gzread(m_file.get(), &byte, 1);
        if (got > 0)
            fail("found more bytes than the header announces");
        checkStream();
    }

    /// An upper bound for the number of bytes that can still come.
    std::uint64_t possibleBytes() const {
        return gzdirect(m_file.get()) ? m_size : m_size * kBestCompression;
    }

private:
    void checkStream() const {
        int code = Z_OK;
        const char* message = gzerror(m_file.get(), &code);
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
    std::string m_name;
    std::uint64_t m_size = 0;
    std::unique_ptr<gzFile_s, Close> m_file;
};

std::uint32_t bigEndian(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

std::string hex(std::uint32_t value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x00000000";
    for (std::size_t i = text.size() - 1; value != 0; value >>= 4)
        text[i--] = kDigits[value & 15];
    return text;
}

int readMagic(ByteReader& reader) {
    std::array<std::uint8_t, 4> magic{};
    reader.read(magic.data(), magic.size(), "the header");
    const int dimensions = magic[3];
    if (magic[0] != 0 || magic[1] != 0 || dimensions < 1 || dimensions > kMostDimensions)
        reader.fail("not an IDX file: it begins with " + hex(bigEndian(magic.data())) +
                    ", expected 0x0000080N for N dimensions");
    if (magic[2] != kUnsignedByte)
        reader.fail("the IDX type is " + hex(magic[2]) + ", expected 0x00000008, unsigned bytes");
    return dimensions;
}

}  // namespace

IdxArray readIdx(const fs::path& file) {
    ByteReader reader(file);
    const int dimensions = readMagic(reader);
    IdxArray array;
    std::uint64_t count = 1;
    for (int i = 0; i < dimensions; ++i) {
        std::array<std::uint8_t, 4> extent{};
        reader.read(extent.data(), extent.size(), "the header");
        array.shape.push_back(bigEndian(extent.data()));
        count *= bigEndian(extent.data());
        if (count > kMostBytes || count > reader.possibleBytes())
            reader.fail("the header announces at least " + std::to_string(count) +
                        " bytes, more than the file can hold");
    }
    array.bytes.resize(count);
    reader.read(array.bytes.data(), count, "data");
    reader.finish();
    return array;
}

}  // namespace obscura
