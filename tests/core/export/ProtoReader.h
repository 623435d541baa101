// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// A message of Protocol Buffers as anybody reads it who knows nothing of what it says.
class ProtoReader {
public:
    explicit ProtoReader(std::string_view bytes) : m_bytes(bytes) {
        while (!m_bytes.empty())
            readField();
    }

    bool has(int field) const { return find(field) != nullptr; }
    std::uint64_t integer(int field) const { return get(field).number; }
    float real(int field) const {
        const auto bits = static_cast<std::uint32_t>(get(field).number);
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    double number(int field) const {
        double value = 0;
        std::memcpy(&value, &get(field).number, sizeof value);
        return value;
    }
    std::string text(int field) const { return std::string(get(field).bytes); }
    ProtoReader message(int field) const { return ProtoReader(get(field).bytes); }
    /// All of a repeated field.
    std::vector<ProtoReader> messages(int field) const {
        std::vector<ProtoReader> all;
        for (const Field& each : m_fields) {
            if (each.id == field)
                all.emplace_back(each.bytes);
        }
        return all;
    }
    std::vector<double> numbers(int field) const {
        const std::string_view bytes = get(field).bytes;
        std::vector<double> all(bytes.size() / sizeof(double));
        std::memcpy(all.data(), bytes.data(), all.size() * sizeof(double));
        return all;
    }

private:
    struct Field {
        int id;
        std::uint64_t number;
        std::string_view bytes;
    };

    std::string_view take(std::size_t count) {
        if (count > m_bytes.size())
            throw std::runtime_error("a message is cut off");
        const std::string_view taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }
    std::uint64_t takeVarint() {
        std::uint64_t number = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1)[0]);
            number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
    }
    std::uint64_t takePlain(std::size_t count) {
        std::uint64_t number = 0;
        std::memcpy(&number, take(count).data(), count);
        return number;
    }
    void readField() {
        const std::uint64_t key = takeVarint();
        Field field{static_cast<int>(key >> 3), 0, {}};
        switch (key & 7) {
            case 0:
                field.number = takeVarint();
                break;
            case 1:
                field.number = takePlain(8);
                break;
            case 2:
                field.bytes = take(takeVarint());
                break;
            case 5:
                field.number = takePlain(4);
                break;
            default:
                throw std::runtime_error("a field of unknown type");
        }
        m_fields.push_back(field);
    }
    const Field* find(int id) const {
        for (const Field& field : m_fields) {
            if (field.id == id)
                return &field;
        }
        return nullptr;
    }
    const Field& get(int id) const {
        const Field* const field = find(id);
        if (!field)
            throw std::runtime_error("there is no field " + std::to_string(id));
        return *field;
    }

    std::string_view m_bytes;
    std::vector<Field> m_fields;
};

}  // namespace obscura
