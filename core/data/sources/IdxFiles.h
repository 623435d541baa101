// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace obscura {

/// The files of one split.
struct IdxFilePair {
    std::filesystem::path images, labels;
};

struct IdxFiles {
    IdxFilePair train, test;
};

/// Finds the four IDX files of a set in a folder by their names, which hold, with hyphens or dots
/// between them, "train" or "test" ("t10k"), "images" or "labels", and what begins with "idx";
/// what stands before is the name of the set. Of a file that is there twice the compressed one
/// counts. `set` says which, where there are several; empty: the one without a name, or the only
/// one. Throws UserError that names the folder, what was found and what is missing, there with
/// `advice` behind.
IdxFiles findIdxFiles(const std::filesystem::path& folder, const std::string& set,
                      const std::string& advice = {});

}  // namespace obscura
