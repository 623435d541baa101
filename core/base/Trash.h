// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace obscura {

/// Moves a file or folder to the user's trash, from where every desktop can bring it back, and
/// returns where it lies there. Throws UserError with the system's reason where it can't be moved,
/// and then it stays: it isn't there, or lies on another file system than the trash.
///
/// As freedesktop.org's Trash specification 1.0 has it, with the trash of the user's home alone.
std::filesystem::path moveToTrash(const std::filesystem::path& path);

}  // namespace obscura
