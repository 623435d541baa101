// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/ForeignFile.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "devices/ShownText.h"

namespace obscura {

namespace {

constexpr std::size_t kShown = 40;

/// What a server sends in place of a file is a page in HTML, or XML.
std::string webPage(std::string_view start) {
    const std::size_t first = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first == std::string_view::npos || start[first] != '<')
        return {};
    return "a web page, which begins with '" + shownText(start.substr(first), kShown) +
           "' (its download went wrong, so load it again)";
}

}  // namespace

std::string foreignKind(std::string_view start) {
    using namespace std::string_view_literals;
    static constexpr struct {
        std::string_view magic;
        const char* kind;
    } kKinds[] = {
        {"\x1f\x8b"sv, "a gzip archive (unpack it first)"},
        {"BZh"sv, "a bzip2 archive (unpack it first)"},
        {"\xfd"
         "7zXZ"sv,
         "an xz archive (unpack it first)"},
        {"PK\x03\x04"sv, "a ZIP archive"},
        {"\x93NUMPY"sv, "an array of NumPy"},
        {"\x89HDF\r\n"sv, "an HDF5 file"},
        {"MATLAB 5.0"sv, "an old MAT-file (save it in MATLAB with '-v7.3')"},
        {"\x80\x02"sv, "a pickle of Python (save its arrays with numpy.savez)"},
        {"\x80\x03"sv, "a pickle of Python (save its arrays with numpy.savez)"},
        {"\x80\x04"sv, "a pickle of Python (save its arrays with numpy.savez)"},
        {"\x80\x05"sv, "a pickle of Python (save its arrays with numpy.savez)"},
        {"\xff\xfe"sv, "text in UTF-16 (save it as UTF-8)"},
        {"\xfe\xff"sv, "text in UTF-16 (save it as UTF-8)"},
        {"version https://git-lfs"sv, "what Git LFS leaves in place of a file (git lfs pull)"},
    };
    if (start.empty())
        return "an empty file";
    for (const auto& [magic, kind] : kKinds) {
        if (start.starts_with(magic))
            return kind;
    }
    return webPage(start);
}

void failForeign(const std::filesystem::path& file, std::string_view start,
                 const std::string& expected) {
    const std::string kind = foreignKind(start);
    throw UserError(
        shownPath(file) + ": found " +
        (kind.empty() ? "a file that begins with " + inQuotes(start.substr(0, kShown)) : kind) +
        ", expected " + expected);
}

}  // namespace obscura
