// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.h"

#include "core/data/Idx.h"
#include "devices/Error.h"
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

/// `name` in `folder`, compressed or not.
fs::path findFile(const fs::path& folder, const std::string& name, const std::string& advice) {
    std::error_code error;
    for (const std::string& candidate : {name + ".gz", name}) {
        if (fs::exists(folder / candidate, error))
            return folder / candidate;
    }
    throw UserError("the data set is missing: found neither " + (folder / name).string() +
                    ".gz nor " + (folder / name).string() + advice);
}

std::string shapeText(const IdxArray& array) {
    return formatShape({array.shape.begin(), array.shape.end()});
}

LabelledImages loadSplit(const fs::path& folder, const std::string& split,
                         const std::string& advice) {
    const fs::path imageFile = findFile(folder, split + "-images-idx3-ubyte", advice);
    const fs::path labelFile = findFile(folder, split + "-labels-idx1-ubyte", advice);
    IdxArray images = readIdx(imageFile);
    IdxArray labels = readIdx(labelFile);
    if (images.shape.size() != 3 || images.shape[1] != kSide || images.shape[2] != kSide ||
        images.shape[0] == 0)
        throw UserError(imageFile.string() + ": found the shape " + shapeText(images) +
                        ", expected count × 28 × 28");
    if (labels.shape.size() != 1)
        throw UserError(labelFile.string() + ": found the shape " + shapeText(labels) +
                        ", expected one row of labels");
    if (labels.shape[0] != images.shape[0])
        throw UserError(labelFile.string() + ": found " + std::to_string(labels.shape[0]) +
                        " labels for " + std::to_string(images.shape[0]) + " images");
    const auto wrong = std::find_if(labels.bytes.begin(), labels.bytes.end(),
                                    [](std::uint8_t label) { return label >= kClasses; });
    if (wrong != labels.bytes.end())
        throw UserError(labelFile.string() + ": label " +
                        std::to_string(wrong - labels.bytes.begin()) + " is " +
                        std::to_string(*wrong) + ", expected 0 to 9");
    return {std::move(images.bytes), std::move(labels.bytes)};
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

std::shared_ptr<const Dataset> loadDataset(const DatasetSettings& settings) {
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
    LabelledImages train = loadSplit(folder, "train", advice);
    LabelledImages test = loadSplit(folder, "t10k", advice);
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
