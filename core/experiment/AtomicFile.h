// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace obscura {

/// Replaces `file` by `bytes`: writes a temporary beside it, syncs, renames. Whatever happens the
/// reader finds the old file or the new one, whole. Throws UserError with the system's reason.
void writeFileAtomically(const std::filesystem::path& file, std::string_view bytes);

/// The whole file. Throws UserError with the system's reason.
std::string readFile(const std::filesystem::path& file);

}  // namespace obscura
