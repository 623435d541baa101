// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileError.h"

#include "devices/ShownText.h"

#include <cerrno>
#include <system_error>

namespace obscura {

std::string shownPath(const std::filesystem::path& file) {
    constexpr std::size_t kLongest = 1000;
    return shownText(file.string(), kLongest);
}

void failFile(const std::filesystem::path& file, const std::string& action, int reason) {
    const std::string message =
        shownPath(file) + ": can't " + action + ": " + std::generic_category().message(reason);
    if (reason == ENOSPC || reason == EDQUOT) {
        throw DiskFull(message);
    }
    throw UserError(message);
}

}  // namespace obscura
