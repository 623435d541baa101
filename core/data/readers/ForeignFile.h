// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace obscura {

/// What bytes a file begins with say of it, where that is a common mistake: "a web page, which
/// begins with '<!DOCTYPE html>' (its download went wrong, so load it again)", "an empty file", "a
/// gzip archive (unpack it first)"; empty where they say nothing.
std::string foreignKind(std::string_view start);

/// Throws UserError "<file>: found <kind, or the first bytes>, expected <expected>".
[[noreturn]] void failForeign(const std::filesystem::path& file, std::string_view start,
                              const std::string& expected);

}  // namespace obscura
