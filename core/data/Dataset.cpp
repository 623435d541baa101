// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.h"

#include "core/base/FileError.h"
#include "core/data/Idx.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr Index kSide = 28;
constexpr Index kPixels = kSide * kSide;
constexpr Index kClasses = 10;
constexpr const char* kSystemFolder = "/usr/share/datasets/fashion-mnist";

struct LabelledImages {
    std::vector<std::uint8_t> pixels;  ///< [count, 784]
    std::vector<std::uint8_t> labels;  ///< [count]
};

/// One of the files, "train" or "t10k", "images-idx3" or "labels-idx1": compressed or not, and by
/// the name that it has today or the one that the original archive unpacks to.
fs::path findFile(const fs::path& folder, const std::string& split, const std::string& content,
                  const std::string& advice) {
    const std::string name = split + "-" + content + "-ubyte";
    std::string dotted = name;
    dotted[dotted.find("-idx")] = '.';
    std::error_code error;
    for (const std::string& candidate : {name + ".gz", name, dotted + ".gz", dotted}) {
        if (fs::exists(folder / candidate, error))
            return folder / candidate;
    }
    throw UserError("the data set is missing: found neither " + shownPath(folder / name) +
                    ".gz nor " + shownPath(folder / name) + advice);
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    return formatShape({shape.begin(), shape.end()});
}

struct SplitFiles {
    fs::path images, labels;
};

SplitFiles findSplit(const fs::path& folder, const std::string& split, const std::string& advice) {
    return {findFile(folder, split, "images-idx3", advice),
            findFile(folder, split, "labels-idx1", advice)};
}

void checkShapes(const SplitFiles& files, const std::vector<std::int64_t>& images,
                 const std::vector<std::int64_t>& labels) {
    if (images.size() != 3 || images[1] != kSide || images[2] != kSide || images[0] == 0)
        throw UserError(shownPath(files.images) + ": found the shape " + shapeText(images) +
                        ", expected count × 28 × 28");
    if (labels.size() != 1)
        throw UserError(shownPath(files.labels) + ": found the shape " + shapeText(labels) +
                        ", expected one row of labels");
    if (labels[0] != images[0])
        throw UserError(shownPath(files.labels) + ": found " + std::to_string(labels[0]) +
                        " labels for " + std::to_string(images[0]) + " images");
}

/// How many samples the headers announce.
Index checkedCount(const SplitFiles& files) {
    const std::vector<std::int64_t> images = readIdxShape(files.images);
    checkShapes(files, images, readIdxShape(files.labels));
    return images[0];
}

LabelledImages loadSplit(const SplitFiles& files, const std::stop_token& stop) {
    IdxArray images = readIdx(files.images, stop);
    IdxArray labels = readIdx(files.labels, stop);
    checkShapes(files, images.shape, labels.shape);
    const auto wrong = std::find_if(labels.bytes.begin(), labels.bytes.end(),
                                    [](std::uint8_t label) { return label >= kClasses; });
    if (wrong != labels.bytes.end())
        throw UserError(shownPath(files.labels) + ": label " +
                        std::to_string(wrong - labels.bytes.begin()) + " is " +
                        std::to_string(*wrong) + ", expected 0 to 9");
    return {std::move(images.bytes), std::move(labels.bytes)};
}

struct DatasetFiles {
    SplitFiles train, test;
};

DatasetFiles findFiles(const DatasetSettings& settings) {
    fs::path folder = settings.folder;
    std::string advice;
    if (settings.folder.empty() && settings.source == "mnist")
        throw UserError(
            "dataset.folder: the data set mnist needs the folder that holds "
            "train-images-idx3-ubyte.gz and its companions");
    if (settings.folder.empty()) {
        folder = kSystemFolder;
        advice = "; install the package dataset-fashion-mnist or set dataset.folder";
    }
    return {findSplit(folder, "train", advice), findSplit(folder, "t10k", advice)};
}

/// Pixels stay bytes in memory (55 MB instead of 220) and are normalised as they are read.
class ImageDataset final : public Dataset {
public:
    ImageDataset(LabelledImages train, LabelledImages test, double mean, double deviation)
        : m_train(std::move(train)), m_test(std::move(test)) {
        for (std::size_t value = 0; value < m_normalised.size(); ++value)
            m_normalised[value] =
                static_cast<float>((static_cast<double>(value) / 255 - mean) / deviation);
    }

    Shape sampleShape() const override { return {kPixels}; }
    Index classes() const override { return kClasses; }
    Index count(Split split) const override {
        return static_cast<Index>(images(split).labels.size());
    }

    void read(Split split, std::span<const Index> rows, MatrixRef x,
              std::span<std::int64_t> labels) const override {
        const LabelledImages& source = images(split);
        if (x.rows() != static_cast<Index>(rows.size()) || x.cols() != kPixels ||
            labels.size() != rows.size())
            throw std::invalid_argument("Dataset::read: the room does not fit the rows");
        parallelFor(x.rows(), [&](Index i) {
            const Index row = rows[static_cast<std::size_t>(i)];
            if (row < 0 || row >= count(split))
                throw std::out_of_range("Dataset::read: there is no sample " + std::to_string(row));
            const std::uint8_t* pixels = source.pixels.data() + row * kPixels;
            float* out = x.row(i).data();
            for (Index k = 0; k < kPixels; ++k)
                out[k] = m_normalised[pixels[k]];
            labels[static_cast<std::size_t>(i)] = source.labels[static_cast<std::size_t>(row)];
        });
    }

private:
    const LabelledImages& images(Split split) const {
        return split == Split::Train ? m_train : m_test;
    }

    LabelledImages m_train;
    LabelledImages m_test;
    std::array<float, 256> m_normalised{};
};

}  // namespace

DatasetSizes checkDataset(const DatasetSettings& settings) {
    const DatasetFiles files = findFiles(settings);
    return {.train = checkedCount(files.train), .test = checkedCount(files.test)};
}

std::shared_ptr<const Dataset> loadDataset(const DatasetSettings& settings,
                                           const std::stop_token& stop) {
    const DatasetFiles files = findFiles(settings);
    LabelledImages train = loadSplit(files.train, stop);
    LabelledImages test = loadSplit(files.test, stop);
    return std::make_shared<ImageDataset>(std::move(train), std::move(test), settings.mean,
                                          settings.deviation);
}

Shape datasetShape(const DatasetSettings&) {
    return {kPixels};
}

Index datasetClasses(const DatasetSettings&) {
    return kClasses;
}

std::optional<Index> datasetSamples(const DatasetSettings& settings) {
    constexpr Index kPackaged = 60000;  // of MNIST and of Fashion-MNIST
    return settings.folder.empty() ? std::optional(kPackaged) : std::nullopt;
}

}  // namespace obscura
