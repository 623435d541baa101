// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <filesystem>

namespace obscura {

/// The option "folder".
OptionInfo soundFolderOption();
/// Throws UserError where there is no such folder; `expected` is for its message.
std::filesystem::path soundFolderIn(const Options& options, const std::string& expected);

}  // namespace obscura
