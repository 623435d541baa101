// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/Splitting.h"

#include <filesystem>

namespace obscura {

// Data sets of one file a sample, each of one class.

struct ClassFile {
    std::filesystem::path file;
    Index label = 0;  ///< 0 … classes−1
    Split split = Split::Train;
};

struct ClassFiles {
    std::vector<std::string> classes;
    std::vector<ClassFile> files;
};

/// Finds the files with one of those endings (".wav", in small letters; as they stand on disk in
/// any), in the order of their names, as the classes:
///
///     folder/CLASS/**                   all train, or
///     folder/{train,validation,test}/CLASS/**
///
/// In place of folders of classes a split that doesn't train may hold a list of names and classes,
/// val_annotations.txt, as Tiny-ImageNet has it; one that tells no classes in either way is left
/// out. So are hidden files. Those that train come first, then those that validate. `what` they are
/// is for messages: "sounds". Throws UserError that names the folder where there are fewer than two
/// classes, or where what tests is of a class that nothing trains. Throws Stopped as `loading`
/// says.
ClassFiles findClassFolders(const std::filesystem::path& folder,
                            const std::vector<std::string>& endings, const std::string& what,
                            const Loading& loading);

/// Moves files that train to the splits that have none, by their shares.
void fillSplits(ClassFiles& found, const SplitShares& shares);

/// "train", "validation" or "test", and what others call them ("val", "valid", "dev" …); nothing
/// where `name` is none of them.
std::optional<Split> splitCalled(std::string_view name);

DatasetSizes sizesOf(const ClassFiles& found);

}  // namespace obscura
