// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/EventsFile.h"

#include "core/export/Crc32c.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>

namespace obscura {

namespace {

// Numbers of fields in event.proto.
constexpr int kEventTime = 1;
constexpr int kEventStep = 2;
constexpr int kEventVersion = 3;
constexpr int kEventSummary = 5;
constexpr int kEventSession = 7;
constexpr int kSessionStatus = 1;
constexpr int kStart = 1;

constexpr std::string_view kVersion = "brain.Event:2";

std::string inBytes(std::uint64_t number, std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes += static_cast<char>(number >> 8 * i & 0xff);
    return bytes;
}

/// A checksum of bytes that hold one is weak, so it is turned and moved.
std::string maskedChecksum(std::string_view bytes) {
    constexpr std::uint32_t kAdded = 0xa282ead8;
    const std::uint32_t crc = crc32c(bytes);
    return inBytes((crc >> 15 | crc << 17) + kAdded, sizeof crc);
}

/// TensorBoard knows such a file by "tfevents", and reads those of a folder in their order.
std::string newFileName() {
    static std::atomic<int> number{0};
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0 || host[0] == '\0')
        host = {'l', 'o', 'c', 'a', 'l'};
    return "events.out.tfevents." + std::to_string(static_cast<std::int64_t>(secondsNow())) + '.' +
           host.data() + '.' + std::to_string(::getpid()) + '.' + std::to_string(number++);
}

ProtoMessage eventAt(double time, std::int64_t step) {
    ProtoMessage event;
    event.addDouble(kEventTime, time);
    event.addInteger(kEventStep, step);
    return event;
}

std::string firstRecord() {
    ProtoMessage event;
    event.addDouble(kEventTime, secondsNow());
    event.addBytes(kEventVersion, kVersion);
    return framedRecord(event.bytes());
}

}  // namespace

double secondsNow() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

std::string framedRecord(std::string_view record) {
    const std::string length = inBytes(record.size(), sizeof(std::uint64_t));
    return length + maskedChecksum(length) + std::string(record) + maskedChecksum(record);
}

EventsFile::EventsFile(const Folder& folder) : m_file(folder, newFileName(), firstRecord()) {}

void EventsFile::append(double time, std::int64_t step, const EventSummary& summary) {
    ProtoMessage event = eventAt(time, step);
    event.addMessage(kEventSummary, summary.message());
    m_file.append(framedRecord(event.bytes()));
}

void EventsFile::appendStart(double time, std::int64_t step) {
    ProtoMessage session;
    session.addInteger(kSessionStatus, kStart);
    ProtoMessage event = eventAt(time, step);
    event.addMessage(kEventSession, session);
    m_file.append(framedRecord(event.bytes()));
}

}  // namespace obscura
