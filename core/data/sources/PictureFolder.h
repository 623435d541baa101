// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <filesystem>

namespace obscura {

/// A picture and the class that its folder stands for.
struct ListedPicture {
    std::filesystem::path file;
    std::int32_t label = 0;
};

/// Pictures that lie in a folder for each class.
struct PictureFolder {
    std::vector<std::string> classes;  ///< the names of those folders, sorted
    /// Sorted by class and path; empty where there is no folder of that split.
    std::vector<ListedPicture> train = {}, validation = {}, test = {};
};

/// Lists the pictures of `folder`, which holds either the folders of classes, whose pictures all
/// train, or folders "train", "validation" ("valid", "val") and "test" that hold those. Pictures
/// may lie in folders within a class's. In place of folders of classes a list of names and classes
/// may stand, val_annotations.txt as Tiny-ImageNet has it; a split that tells no classes in either
/// way is left out. Where there is a folder for validation and none for testing, it tests. Throws
/// UserError that names the folder, what was found and what was expected, and Stopped.
PictureFolder listPictures(const std::filesystem::path& folder, const Loading& loading);

}  // namespace obscura
