// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "devices/Options.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace obscura {

/// Lets who waits for a data set follow and end it.
struct Loading {
    std::stop_token stop = {};  ///< asks for the end: Stopped is thrown
    /// Told now and then what is done and which share of it; may be empty.
    std::function<void(const std::string& what, double share)> progress = {};
};

/// Everything that panel, terminal, file reader and inspection need to know of a source of data: a
/// new one is a file sources/<Name>.cpp and its line in DatasetRegistry.cpp.
struct DatasetInfo {
    std::string id;           ///< as in the file: "fashion-mnist"
    std::string title;        ///< "Fashion-MNIST"
    std::string description;  ///< what it holds and in which files, in a sentence or two
    /// Beside "source". The first that is a path is where its files lie.
    std::vector<OptionInfo> options;
    /// Whether there is nothing to read until somebody names that place: the program neither makes
    /// these files nor finds them where a package of the system puts them.
    bool needsPlace = false;
    /// The options that name `path`, where that looks like a set of this kind by its name and those
    /// within; else nothing. Empty: none does.
    std::function<std::optional<Options>(const std::filesystem::path& path)> recognise = {};
    /// What is known without a look at any file; empty or nothing: only the files tell, as where
    /// target or sizes are 0. Options are checked and complete, here and below.
    std::function<std::optional<DatasetFacts>(const Options&)> known = {};
    /// Whether survey() reads no more than some headers and labels, so that nobody needs a thread
    /// for it.
    bool surveysAtOnce = false;
    /// Looks at the files no further than it takes to tell shapes, classes and counts. Throws
    /// UserError that names the file, what was found and what was expected (and, for a missing
    /// data set, the package that brings it).
    std::function<DatasetFacts(const Options&, const Loading&)> survey;
    /// Opens or reads them. Throws as survey(), and Stopped.
    std::function<std::shared_ptr<const Dataset>(const Options&, const Loading&)> load;
};

}  // namespace obscura
