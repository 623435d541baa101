// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"

#include <filesystem>
#include <string>

namespace obscura {

/// There is no room for what is to be written, now: the same may succeed later.
class DiskFull : public UserError {
public:
    using UserError::UserError;
};

/// As ShownText.h shows it, with room for a path.
std::string shownPath(const std::filesystem::path& file);

/// Throws UserError "<file>: can't <action>: <reason>" with the system's words for `reason`, an
/// errno: DiskFull where that says so.
[[noreturn]] void failFile(const std::filesystem::path& file, const std::string& action,
                           int reason);

}  // namespace obscura
