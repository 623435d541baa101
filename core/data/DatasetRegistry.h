// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/graph/Graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// Which data set an experiment trains on.
struct DatasetSettings {
    std::string source = "fashion-mnist";  ///< DatasetInfo::id
    Options options = {};                  ///< those that are set, by DatasetInfo::options
    bool operator==(const DatasetSettings&) const = default;
};

/// All sources of data, in the order in which they are offered.
const std::vector<DatasetInfo>& datasetRegistry();

/// The source called `id`. Throws UserError with the nearest known names when there is none.
const DatasetInfo& datasetInfo(std::string_view id);

/// The first source that recognises `path`, with the options that name it; nothing: none does.
std::optional<DatasetSettings> recognisedData(const std::filesystem::path& path);

/// "source" and the options of the source that `options` name; where there is no such source, those
/// of the default. The reference stays valid for the life of the program.
const std::vector<OptionInfo>& datasetSchema(const Options& options);

/// Throws UserError when an option has a value that its schema refuses.
DatasetSettings datasetSettings(const Block& dataset);

/// The option that says where the files lie: "folder", "file"; empty: there are none.
std::string placeOption(const DatasetSettings& settings);
/// Whether the files are the user's own and nothing says where they lie.
bool lacksPlace(const DatasetSettings& settings);

/// All options of the source, those that are `set` and defaults. Throws UserError when one has a
/// value that its schema refuses.
Options completedOptions(const DatasetInfo& info, const Options& set);

// These complete and check the options, and throw as DatasetInfo says.
std::optional<DatasetFacts> knownFacts(const DatasetSettings& settings);
DatasetFacts surveyDataset(const DatasetSettings& settings, const Loading& loading = {});
std::shared_ptr<const Dataset> loadDataset(const DatasetSettings& settings,
                                           const Loading& loading = {});

}  // namespace obscura
