// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AtomicFile.h"
#include "core/export/ProtoReader.h"

#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace obscura {

/// CRC-32C bit by bit, as its definition has it.
inline std::uint32_t slowChecksum(std::string_view bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1;
    }
    return ~crc;
}

/// The records of a TensorFlow file. Throws where a length or a checksum isn't right.
inline std::vector<std::string> readRecords(const std::filesystem::path& file) {
    const std::string all = readFile(file);
    std::string_view rest = all;
    const auto take = [&](std::size_t count) {
        if (count > rest.size())
            throw std::runtime_error("the file is cut off");
        const std::string_view taken = rest.substr(0, count);
        rest.remove_prefix(count);
        return taken;
    };
    const auto check = [&](std::string_view bytes) {
        std::uint32_t found = 0;
        std::memcpy(&found, take(4).data(), 4);
        const std::uint32_t crc = slowChecksum(bytes);
        if (found != ((crc >> 15) | (crc << 17)) + 0xa282ead8)
            throw std::runtime_error("a checksum is wrong");
    };
    std::vector<std::string> records;
    while (!rest.empty()) {
        const std::string_view length = take(8);
        check(length);
        std::uint64_t count = 0;
        std::memcpy(&count, length.data(), 8);
        const std::string_view record = take(count);
        check(record);
        records.emplace_back(record);
    }
    return records;
}

/// The values under a tag, by step: those of a Summary, in event.proto and summary.proto.
class EventsRead {
public:
    explicit EventsRead(const std::filesystem::path& file) : m_records(readRecords(file)) {
        for (const std::string& record : m_records) {
            const ProtoReader event(record);
            if (event.has(7))
                starts.push_back(event.integer(2));
            if (!event.has(5))
                continue;
            for (const ProtoReader& value : event.message(5).messages(1))
                values.push_back({event.integer(2), event.number(1), value.text(1), value});
        }
    }

    struct Value {
        std::uint64_t step;
        double time;
        std::string tag;
        ProtoReader value;
    };

    ProtoReader first() const { return ProtoReader(m_records.at(0)); }
    std::vector<Value> of(const std::string& tag) const {
        std::vector<Value> found;
        for (const Value& value : values) {
            if (value.tag == tag)
                found.push_back(value);
        }
        return found;
    }

    std::vector<Value> values;
    std::vector<std::uint64_t> starts;  ///< from which step on earlier files hold no more

private:
    std::vector<std::string> m_records;
};

/// That of TensorBoard in `folder`, which has only one.
inline std::filesystem::path eventsFileIn(const std::filesystem::path& folder) {
    std::filesystem::path found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().find("tfevents") == std::string::npos)
            continue;
        if (!found.empty())
            throw std::runtime_error("there are several");
        found = entry.path();
    }
    return found;
}

}  // namespace obscura
