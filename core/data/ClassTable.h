// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ClassFiles.h"

#include <functional>

namespace obscura {

/// Folds that don't train; 0: the last one tests, the last but one validates.
struct HeldOutFolds {
    Index validation = 0;
    Index test = 0;
};

/// The options "validation_fold" and "test_fold".
std::vector<OptionInfo> foldOptions();
HeldOutFolds heldOutFolds(const Options& options);

/// What the columns of a table of files are called. Others are passed over.
struct ClassTableLayout {
    std::string file = "file";
    std::string label = "class";
    std::string split = "split";  ///< train, validation or test; need not be there, or have a name
    std::string fold = "fold";    ///< whole numbers; counts where there is no split
    /// Where a file lies, from the table's folder on.
    std::function<std::filesystem::path(const std::string& name, const std::string& fold)> place =
        [](const std::string& name, const std::string&) { return name; };
};

/// Reads a table of files (as readers/Table.h does, with a row of names first) in its order;
/// classes are in the order of their names. Throws UserError with line and column where it can't be
/// understood, or where a file is not there.
ClassFiles readClassTable(const std::filesystem::path& table, const ClassTableLayout& layout,
                          const HeldOutFolds& folds, const Loading& loading);

}  // namespace obscura
