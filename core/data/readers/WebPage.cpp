// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/WebPage.h"

#include "core/base/FileError.h"
#include "devices/ShownText.h"

namespace obscura {

void refuseWebPage(const std::filesystem::path& file, std::string_view begin,
                   std::string_view expected) {
    constexpr std::size_t kShown = 40;
    const std::size_t first = begin.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first == std::string_view::npos || begin[first] != '<')
        return;
    throw UserError(shownPath(file) + ": found a web page, which begins with '" +
                    shownText(begin.substr(first), kShown) + "', expected " +
                    std::string(expected) + ": its download went wrong, so load it again");
}

}  // namespace obscura
