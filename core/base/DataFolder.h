// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace obscura {

/// Where what the program keeps for the user lies: $XDG_DATA_HOME/obscura, or
/// ~/.local/share/obscura. It need not be there yet.
std::filesystem::path dataFolder();

/// The user's trash (freedesktop.org's Trash specification 1.0): $XDG_DATA_HOME/Trash, or
/// ~/.local/share/Trash. It need not be there yet.
std::filesystem::path trashFolder();

/// Where what can be made again lies: $XDG_CACHE_HOME/obscura, or ~/.cache/obscura. It need not be
/// there yet.
std::filesystem::path cacheFolder();

}  // namespace obscura
