// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/ProtoMessage.h"

#include <bit>
#include <cstddef>

namespace obscura {

namespace {

// How a field's value lies in the file.
constexpr unsigned kVarint = 0;
constexpr unsigned kEightBytes = 1;
constexpr unsigned kWithLength = 2;
constexpr unsigned kFourBytes = 5;

/// Seven bits a byte, the lowest first; all but the last have the eighth.
void appendVarint(std::string& bytes, std::uint64_t number) {
    constexpr std::uint64_t kMore = 0x80;
    for (; number >= kMore; number >>= 7)
        bytes += static_cast<char>((number & (kMore - 1)) | kMore);
    bytes += static_cast<char>(number);
}

/// The lowest byte first.
template <class Number>
void appendPlain(std::string& bytes, Number number) {
    for (std::size_t i = 0; i < sizeof number; ++i)
        bytes += static_cast<char>(number >> 8 * i & 0xff);
}

}  // namespace

void ProtoMessage::addKey(int field, unsigned type) {
    appendVarint(m_bytes, static_cast<std::uint64_t>(field) << 3 | type);
}

void ProtoMessage::addInteger(int field, std::int64_t value) {
    addKey(field, kVarint);
    appendVarint(m_bytes, static_cast<std::uint64_t>(value));
}

void ProtoMessage::addFloat(int field, float value) {
    addKey(field, kFourBytes);
    appendPlain(m_bytes, std::bit_cast<std::uint32_t>(value));
}

void ProtoMessage::addDouble(int field, double value) {
    addKey(field, kEightBytes);
    appendPlain(m_bytes, std::bit_cast<std::uint64_t>(value));
}

void ProtoMessage::addBytes(int field, std::string_view bytes) {
    addKey(field, kWithLength);
    appendVarint(m_bytes, bytes.size());
    m_bytes += bytes;
}

void ProtoMessage::addMessage(int field, const ProtoMessage& message) {
    addBytes(field, message.bytes());
}

void ProtoMessage::addDoubles(int field, std::span<const double> values) {
    std::string packed;
    for (const double value : values)
        appendPlain(packed, std::bit_cast<std::uint64_t>(value));
    addBytes(field, packed);
}

void ProtoMessage::addIntegers(int field, std::span<const std::int64_t> values) {
    std::string packed;
    for (const std::int64_t value : values)
        appendVarint(packed, static_cast<std::uint64_t>(value));
    addBytes(field, packed);
}

}  // namespace obscura
