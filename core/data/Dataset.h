// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Shape.h"
#include "core/settings/Settings.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

namespace obscura {

enum class Split { Train, Test };

/// Labelled samples in memory.
class Dataset {
public:
    virtual ~Dataset() = default;
    virtual Shape sampleShape() const = 0;  ///< {784}
    virtual Index classes() const = 0;      ///< labels are 0 … classes−1
    virtual Index count(Split split) const = 0;
    /// Reads samples `rows` into `x` [rows, values of a sample], normalised, and `labels` [rows].
    virtual void read(Split split, std::span<const Index> rows, MatrixRef x,
                      std::span<std::int64_t> labels) const = 0;
};

/// How many samples there are.
struct DatasetSizes {
    Index train = 0;
    Index test = 0;
    bool operator==(const DatasetSizes&) const = default;
};

/// Looks at no more than the headers of the files: whether they are there, whole as far as that can
/// be seen, and of shapes that fit. Throws as loadDataset does.
DatasetSizes checkDataset(const DatasetSettings& settings);

/// Loads what the settings name. Throws UserError that names the file, what was found and what was
/// expected (and, for a missing data set, the package that brings it). Throws Stopped once `stop`
/// asks for the end.
std::shared_ptr<const Dataset> loadDataset(const DatasetSettings& settings,
                                           const std::stop_token& stop = {});

/// The shape of one sample of that source, known without loading anything.
Shape datasetShape(const DatasetSettings& settings);
Index datasetClasses(const DatasetSettings& settings);
/// The size of its training set; nothing where only the files tell (see checkDataset()).
std::optional<Index> datasetSamples(const DatasetSettings& settings);

}  // namespace obscura
