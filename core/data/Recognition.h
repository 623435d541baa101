// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

// What a file or folder looks like, by names alone: for DatasetInfo::recognise. What can't be
// looked at looks like nothing.

/// Whether `path` is a file with one of those endings (".csv", in small letters; on disk in any).
bool isFileWith(const std::filesystem::path& path, const std::vector<std::string>& endings);

/// Whether `folder` holds something whose name contains `part`.
bool holdsName(const std::filesystem::path& folder, const std::string& part);

/// Whether folders within `folder`, at most three deep, hold a file with one of those endings,
/// among the first thousand entries.
bool holdsFilesInFolders(const std::filesystem::path& folder,
                         const std::vector<std::string>& endings);

/// The option `name` set to `path` where `isOne`; else nothing.
std::optional<Options> placedAt(const std::filesystem::path& path, const char* name, bool isOne);

}  // namespace obscura
