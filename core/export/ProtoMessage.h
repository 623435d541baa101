// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace obscura {

/// A message in the wire format of Protocol Buffers, which is written field by field. A field is
/// known by its number in the format's description, and may be added more than once where that says
/// "repeated".
class ProtoMessage {
public:
    void addInteger(int field, std::int64_t value);  ///< int32, int64, bool, enum
    void addFloat(int field, float value);
    void addDouble(int field, double value);
    void addBytes(int field, std::string_view bytes);  ///< string, bytes
    void addMessage(int field, const ProtoMessage& message);
    /// Repeated numbers, "packed".
    void addDoubles(int field, std::span<const double> values);
    void addIntegers(int field, std::span<const std::int64_t> values);
    /// The fields of another one behind these.
    void addFields(const ProtoMessage& other) { m_bytes += other.m_bytes; }

    const std::string& bytes() const { return m_bytes; }

private:
    void addKey(int field, unsigned type);

    std::string m_bytes;
};

}  // namespace obscura
