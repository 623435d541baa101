// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AppendFile.h"
#include "core/export/EventSummary.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace obscura {

/// `record` as a file in TensorFlow's record format has it: its length (8 bytes, little-endian), a
/// masked CRC-32C of those (4), the record, one of it (4).
std::string framedRecord(std::string_view record);

/// A file of events that TensorBoard reads, also while it grows: a record for each, with the
/// message "Event" of TensorFlow's event.proto. A file has one writer and is never gone on with: a
/// run that goes on begins another.
class EventsFile {
public:
    /// Makes "events.out.tfevents.<seconds>.<host>.<process>.<number>" in `folder`. Throws
    /// UserError with file and reason.
    explicit EventsFile(const Folder& folder);

    /// Keep it for flush(). `time`: in seconds since 1970.
    void append(double time, std::int64_t step, const EventSummary& summary);
    /// From that step on, what other files of the folder say holds no more.
    void appendStart(double time, std::int64_t step);
    /// As AppendFile has it.
    void flush() { m_file.flush(); }

    const std::filesystem::path& path() const { return m_file.path(); }

private:
    AppendFile m_file;
};

/// Seconds since 1970, now.
double secondsNow();

}  // namespace obscura
