// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/FileError.h"

#include <cerrno>
#include <system_error>

namespace obscura {

void failFile(const std::filesystem::path& file, const std::string& action, int reason) {
    const std::string message =
        file.string() + ": can't " + action + ": " + std::generic_category().message(reason);
    if (reason == ENOSPC || reason == EDQUOT) {
        throw DiskFull(message);
    }
    throw UserError(message);
}

}  // namespace obscura
