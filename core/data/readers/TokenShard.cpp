// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/TokenShard.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/data/readers/ForeignFile.h"

#include <bit>
#include <stdexcept>

namespace obscura {

namespace {

constexpr std::uint64_t kShardHeader = 256 * sizeof(std::int32_t);
constexpr std::uint32_t kShardMagic = 20240520;
constexpr std::uint32_t kShardVersion = 1;

std::uint32_t shardNumber(std::string_view header, std::size_t index) {
    std::uint32_t number = 0;
    for (std::size_t byte = 4; byte-- > 0;)
        number = number << 8 | static_cast<unsigned char>(header[4 * index + byte]);
    return number;
}

}  // namespace

TokenShard::TokenShard(const std::filesystem::path& file) : m_file(file) {
    const auto fail = [&](const std::string& what) {
        throw UserError(shownPath(file) + ": " + what);
    };
    constexpr std::size_t kTold = 12;
    const std::string header = m_file.start(kTold);
    if (header.size() < kTold || shardNumber(header, 0) != kShardMagic)
        failForeign(file, header, "a shard of tokens, which begins with the number 20240520");
    if (const std::uint32_t version = shardNumber(header, 1); version != kShardVersion)
        fail("found a shard of tokens of version " + std::to_string(version) +
             ", expected version 1, tokens of 16 bits");
    m_count = shardNumber(header, 2);
    const std::uint64_t size = kShardHeader + sizeof(Token) * static_cast<std::uint64_t>(m_count);
    if (m_file.size() != size)
        fail((m_file.size() < size ? "truncated: found " : "found ") +
             std::to_string(m_file.size()) + " bytes, expected " + std::to_string(size) + " for " +
             std::to_string(m_count) + " tokens");
}

void TokenShard::read(Index first, std::span<Token> out) const {
    if (first < 0 || std::ssize(out) > m_count - first)
        throw std::out_of_range("TokenShard::read: there are no such tokens");
    m_file.read(kShardHeader + sizeof(Token) * static_cast<std::uint64_t>(first),
                std::as_writable_bytes(out));
    if constexpr (std::endian::native == std::endian::big) {
        for (Token& token : out)
            token = static_cast<Token>(token << 8 | token >> 8);
    }
}

std::string TokenShard::name() const {
    return shownPath(m_file.path());
}

void writeTokenShard(const std::filesystem::path& file, std::span<const Token> tokens) {
    std::string header(kShardHeader, '\0');
    std::size_t at = 0;
    for (const std::uint32_t number :
         {kShardMagic, kShardVersion, static_cast<std::uint32_t>(tokens.size())}) {
        for (int byte = 0; byte < 4; ++byte)
            header[at++] = static_cast<char>(number >> 8 * byte);
    }
    AtomicFile writer(file);
    writer.write(header);
    if constexpr (std::endian::native == std::endian::big) {
        std::vector<Token> swapped(tokens.begin(), tokens.end());
        for (Token& token : swapped)
            token = static_cast<Token>(token << 8 | token >> 8);
        writer.write({reinterpret_cast<const char*>(swapped.data()), 2 * swapped.size()});
    } else {
        writer.write({reinterpret_cast<const char*>(tokens.data()), 2 * tokens.size()});
    }
    writer.commit();
}

}  // namespace obscura
