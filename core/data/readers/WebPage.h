// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace obscura {

/// What a server sends in place of a file is a page in HTML, or XML: throws UserError that says so
/// where the file's first bytes, `begin`, are such a page's. `expected` is what should stand there:
/// "an IDX file".
void refuseWebPage(const std::filesystem::path& file, std::string_view begin,
                   std::string_view expected);

}  // namespace obscura
