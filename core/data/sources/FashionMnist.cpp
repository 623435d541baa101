// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileError.h"
#include "core/data/readers/Idx.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr Index kSide = 28;
constexpr Index kPixels = kSide * kSide;
constexpr Index kClasses = 10;
constexpr Index kTrain = 60000;
constexpr Index kTest = 10000;

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

/// What distinguishes one of these sets from the other.
struct PackagedSet {
    std::string id;
    std::string title;
    std::string pictures;  ///< what they show
    std::string folder;    ///< where the system's package puts them; empty: there is none
    std::string package;
    double mean;       ///< of all training pixels in [0, 1]
    double deviation;  ///< of the same
    std::vector<std::string> classes;
};

struct DatasetFiles {
    SplitFiles train, test;
};

DatasetFiles findFiles(const PackagedSet& set, const Options& options) {
    const auto& chosen = std::get<std::string>(options.at("folder"));
    if (chosen.empty() && set.folder.empty())
        throw UserError("dataset.folder: the data set " + set.id +
                        " needs the folder that holds train-images-idx3-ubyte.gz and its "
                        "companions");
    const fs::path folder = chosen.empty() ? set.folder : chosen;
    const std::string advice =
        chosen.empty() ? "; install the package " + set.package + " or set dataset.folder"
                       : std::string();
    return {findSplit(folder, "train", advice), findSplit(folder, "t10k", advice)};
}

DatasetFacts factsOf(const PackagedSet& set, Index train, Index test) {
    return {.sample = {kPixels},
            .target = {.kind = TargetKind::Class, .size = kClasses, .names = set.classes},
            .sizes = {.train = train, .test = test}};
}

/// Pixels stay bytes in memory (55 MB instead of 220) and are normalised as they are read.
class ImageDataset final : public Dataset {
public:
    ImageDataset(const PackagedSet& set, LabelledImages train, LabelledImages test, double mean,
                 double deviation)
        : m_facts(factsOf(set, std::ssize(train.labels), std::ssize(test.labels))),
          m_train(std::move(train)),
          m_test(std::move(test)) {
        for (std::size_t value = 0; value < m_normalised.size(); ++value)
            m_normalised[value] =
                static_cast<float>((static_cast<double>(value) / 255 - mean) / deviation);
    }

    const DatasetFacts& facts() const override { return m_facts; }
    bool isInMemory() const override { return true; }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t>, MatrixRef x,
              TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        const LabelledImages& source = split == Split::Train ? m_train : m_test;
        parallelFor(x.rows(), [&](Index i) {
            const Index row = rows[static_cast<std::size_t>(i)];
            const std::uint8_t* pixels = source.pixels.data() + row * kPixels;
            float* out = x.row(i).data();
            for (Index k = 0; k < kPixels; ++k)
                out[k] = m_normalised[pixels[k]];
            targets.classes[static_cast<std::size_t>(i)] =
                source.labels[static_cast<std::size_t>(row)];
        });
    }

private:
    DatasetFacts m_facts;
    LabelledImages m_train;
    LabelledImages m_test;
    std::array<float, 256> m_normalised{};
};

std::vector<OptionInfo> optionsOf(const PackagedSet& set) {
    const bool isPackaged = !set.folder.empty();
    return {
        {.name = "folder",
         .title = "Folder",
         .help = std::string("Where the IDX files lie, as they are or compressed "
                             "(train-images-idx3-ubyte.gz …).") +
                 (isPackaged ? " Empty: where the system's package puts them." : ""),
         .initial = std::string(),
         .hint = isPackaged ? "the system's" : "",
         .path = PathKind::Folder},
        numberOption("mean", "Mean",
                     "Pixels enter the network as (x/255 − mean)/deviation: about 0 on average, as "
                     "by default.",
                     set.mean, -1e3, 1e3),
        numberOption("deviation", "Deviation",
                     "Pixels enter the network as (x/255 − mean)/deviation: about 1 in spread, as "
                     "by default.",
                     set.deviation, 1e-6, 1e6),
    };
}

std::shared_ptr<const Dataset> loadSet(const PackagedSet& set, const Options& options,
                                       const Loading& loading) {
    const DatasetFiles files = findFiles(set, options);
    LabelledImages train = loadSplit(files.train, loading.stop);
    LabelledImages test = loadSplit(files.test, loading.stop);
    return std::make_shared<ImageDataset>(set, std::move(train), std::move(test),
                                          numberIn(options, "mean"),
                                          numberIn(options, "deviation"));
}

DatasetFacts surveySet(const PackagedSet& set, const Options& options) {
    const DatasetFiles files = findFiles(set, options);
    return factsOf(set, checkedCount(files.train), checkedCount(files.test));
}

/// Anybody may cut a set of the same kind: only the system's has its number of samples for sure.
DatasetFacts knownOf(const PackagedSet& set, const Options& options) {
    return std::get<std::string>(options.at("folder")).empty() ? factsOf(set, kTrain, kTest)
                                                               : factsOf(set, 0, 0);
}

DatasetInfo sourceOf(const PackagedSet& set) {
    return {
        .id = set.id,
        .title = set.title,
        .description =
            "70\u202f000 pictures of " + set.pictures + ", 28 × 28 grey pixels in 10 classes.",
        .options = optionsOf(set),
        .needsPlace = set.package.empty(),
        .known = [set](const Options& options) { return knownOf(set, options); },
        .surveysAtOnce = true,
        .survey = [set](const Options& options, const Loading&) { return surveySet(set, options); },
        .load = [set](const Options& options,
                      const Loading& loading) { return loadSet(set, options, loading); }};
}

}  // namespace

DatasetInfo fashionMnistSource() {
    return sourceOf({.id = "fashion-mnist",
                     .title = "Fashion-MNIST",
                     .pictures = "clothing",
                     .folder = "/usr/share/datasets/fashion-mnist",
                     .package = "dataset-fashion-mnist",
                     .mean = 0.286,
                     .deviation = 0.353,
                     .classes = {"T-shirt", "trouser", "pullover", "dress", "coat", "sandal",
                                 "shirt", "sneaker", "bag", "ankle boot"}});
}

DatasetInfo mnistSource() {
    return sourceOf({.id = "mnist",
                     .title = "MNIST",
                     .pictures = "handwritten digits",
                     .folder = {},
                     .package = {},
                     .mean = 0.1307,
                     .deviation = 0.3081,
                     .classes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}});
}

}  // namespace obscura
