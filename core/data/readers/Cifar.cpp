// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Cifar.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/data/readers/ForeignFile.h"
#include "devices/ShownText.h"
#include "devices/Stop.h"

#include <algorithm>
#include <string_view>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestCifarFile = std::size_t{1} << 32;

std::size_t labelBytes(CifarKind kind) {
    return kind == CifarKind::Ten ? 1 : 2;
}

std::size_t recordBytes(CifarKind kind) {
    return labelBytes(kind) + static_cast<std::size_t>(kCifarValues);
}

Index recordsIn(const fs::path& file, CifarKind kind, std::size_t bytes, std::string_view begin) {
    const std::size_t record = recordBytes(kind);
    if (bytes > 0 && bytes % record == 0)
        return static_cast<Index>(bytes / record);
    const std::string set = kind == CifarKind::Ten ? "CIFAR-10" : "CIFAR-100";
    if (!foreignKind(begin).empty())
        failForeign(file, begin, "records of " + set);
    throw UserError(shownPath(file) + ": found " + std::to_string(bytes) +
                    " bytes, expected a multiple of " + std::to_string(record) +
                    ", the records of " + set);
}

void requireLabel(const fs::path& file, std::size_t record, const char* name, std::uint8_t label,
                  int classes) {
    if (label >= classes)
        throw UserError(shownPath(file) + ": the " + name + " of record " + std::to_string(record) +
                        " is " + std::to_string(label) + ", expected 0 to " +
                        std::to_string(classes - 1));
}

/// One line without the blanks around it.
std::string_view trimmedLine(std::string_view line) {
    constexpr std::string_view kBlank = " \t\r";
    const std::size_t first = line.find_first_not_of(kBlank);
    return first == std::string_view::npos
               ? std::string_view()
               : line.substr(first, line.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

Index countCifarRecords(const fs::path& file, CifarKind kind) {
    constexpr std::size_t kBegin = 64;
    const FileStart start = readFileStart(file, kBegin, kLargestCifarFile);
    return recordsIn(file, kind, start.size, start.bytes);
}

void readCifarRecords(const fs::path& file, CifarKind kind, CifarRecords& records,
                      const std::stop_token& stop) {
    constexpr int kCoarse = 20;
    checkStop(stop);
    const std::string bytes = readFile(file, kLargestCifarFile);
    const Index count = recordsIn(file, kind, bytes.size(), bytes);
    records.pixels.reserve(records.pixels.size() + static_cast<std::size_t>(count * kCifarValues));
    for (std::size_t record = 0; record < static_cast<std::size_t>(count); ++record) {
        const auto* const labels =
            reinterpret_cast<const std::uint8_t*>(bytes.data()) + record * recordBytes(kind);
        const std::uint8_t* const pixels = labels + labelBytes(kind);
        if (kind == CifarKind::Hundred) {
            requireLabel(file, record, "coarse label", labels[0], kCoarse);
            records.coarse.push_back(labels[0]);
        }
        requireLabel(file, record, "label", pixels[-1], kind == CifarKind::Ten ? 10 : 100);
        records.labels.push_back(pixels[-1]);
        records.pixels.insert(records.pixels.end(), pixels, pixels + kCifarValues);
    }
}

std::vector<std::string> readClassNames(const fs::path& file, std::size_t count) {
    constexpr std::size_t kLargestList = 1 << 20;
    const std::string text = readFile(file, kLargestList);
    if (!foreignKind(text).empty())
        failForeign(file, text, "names of classes, one a line");
    std::vector<std::string> names;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmedLine(std::string_view(text).substr(at, end - at));
        if (!line.empty())
            names.push_back(shownText(line));
        at = end + 1;
    }
    if (names.size() != count)
        throw UserError(shownPath(file) + ": found " + std::to_string(names.size()) +
                        " names of classes, expected " + std::to_string(count));
    return names;
}

}  // namespace obscura
