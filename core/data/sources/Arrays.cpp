// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/Splitting.h"
#include "core/data/readers/ArrayFile.h"
#include "core/data/sources/NumbersDataset.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace obscura {

namespace {

constexpr Index kMostOfSample = Index{1} << 28;  ///< numbers

constexpr std::array kInputNames = {"x",          "x_train",      "train_x",      "inputs",
                                    "input",      "data",         "images",       "features",
                                    "train_data", "train_images", "train_inputs", "samples"};
constexpr std::array kTargetNames = {
    "y",      "y_train", "train_y",      "targets",       "target",  "t",
    "labels", "label",   "train_labels", "train_targets", "outputs", "output"};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// The array that has one of these names whatever its case, the first of them that is there.
const ArrayInfo* findByName(const ArrayFile& file, std::span<const std::string> names) {
    for (const std::string& name : names) {
        for (const ArrayInfo& array : file.arrays()) {
            if (lower(array.name) == lower(name))
                return &array;
        }
    }
    return nullptr;
}

/// The array that an option names, or else the one that is called as such arrays often are.
template <std::size_t kCount>
const ArrayInfo& chosenArray(const ArrayFile& file, const Options& options, const char* option,
                             const std::array<const char*, kCount>& usual) {
    const auto& name = std::get<std::string>(options.at(option));
    if (!name.empty())
        return file.require(name);
    const std::vector<std::string> names(usual.begin(), usual.end());
    if (const ArrayInfo* const array = findByName(file, names))
        return file.require(array->name);
    std::string there;
    for (const ArrayInfo& array : file.arrays())
        there += (there.empty() ? "" : ", ") + inQuotes(array.name);
    throw UserError(shownPath(file.path()) + ": found the arrays " + there +
                    ", expected one with a usual name such as " + inQuotes(names.front()) + " or " +
                    inQuotes(names[3]) + ": say with dataset." + option + " which it is");
}

/// The array that is to `name` as x_test is to x_train or x; or nullptr.
const ArrayInfo* companionOf(const ArrayFile& file, const std::string& name,
                             std::initializer_list<const char*> splits) {
    constexpr std::string_view kTrain = "train";
    const std::size_t at = lower(name).find(kTrain);
    std::vector<std::string> names;
    for (const std::string split : splits) {
        if (at != std::string::npos)
            names.push_back(std::string(name).replace(at, kTrain.size(), split));
        names.push_back(name + "_" + split);
        names.push_back(split + "_" + name);
    }
    return findByName(file, names);
}

/// Arrays whose rows belong together.
struct ArrayPair {
    const ArrayInfo* inputs = nullptr;
    const ArrayInfo* targets = nullptr;
};

std::string shownArray(const ArrayFile& file, const ArrayInfo& array) {
    return shownPath(file.path()) + ": the array " + inQuotes(array.name) + " ";
}

void checkPair(const ArrayFile& file, const ArrayPair& pair) {
    for (const ArrayInfo* const array : {pair.inputs, pair.targets}) {
        if (array->rows() == 0 || array->valuesOfRow() == 0)
            throw UserError(shownArray(file, *array) + "has the shape " +
                            formatShape(array->shape) + ", expected rows of numbers");
        if (array->valuesOfRow() > kMostOfSample)
            throw UserError(shownArray(file, *array) + "has the shape " +
                            formatShape(array->shape) + ", expected rows of at most " +
                            std::to_string(kMostOfSample) + " numbers");
    }
    if (pair.inputs->rows() != pair.targets->rows())
        throw UserError(shownArray(file, *pair.targets) + "has " +
                        std::to_string(pair.targets->rows()) + " rows, expected " +
                        std::to_string(pair.inputs->rows()) + " as " + inQuotes(pair.inputs->name) +
                        " has");
}

/// The arrays of a split that has its own; or nothing.
std::optional<ArrayPair> companions(const ArrayFile& file, const ArrayPair& train,
                                    std::initializer_list<const char*> splits) {
    const ArrayPair pair{.inputs = companionOf(file, train.inputs->name, splits),
                         .targets = companionOf(file, train.targets->name, splits)};
    if (!pair.inputs || !pair.targets)
        return std::nullopt;
    file.require(pair.inputs->name);
    file.require(pair.targets->name);
    checkPair(file, pair);
    if (pair.inputs->rowShape() != train.inputs->rowShape() ||
        pair.targets->rowShape() != train.targets->rowShape())
        throw UserError(shownArray(file, *pair.inputs) + "or " + inQuotes(pair.targets->name) +
                        " has rows of another shape than those that train");
    return pair;
}

/// How a row of an array becomes a sample.
struct SampleLayout {
    Shape sample;
    bool isChannelsLast = false;  ///< the row is [height, width, channels]
};

SampleLayout foundLayout(const Shape& row) {
    constexpr Index kMostColours = 4;
    if (row.size() == 3 && row[2] <= kMostColours && row[0] > kMostColours)
        return {.sample = {row[2], row[0], row[1]}, .isChannelsLast = true};
    if (row.empty() || row.size() > 3)
        return {.sample = {valuesOf(row)}};
    return {.sample = row};
}

SampleLayout chosenLayout(const ArrayFile& file, const ArrayInfo& inputs,
                          const std::string& layout) {
    const Shape row = inputs.rowShape();
    const auto fail = [&](const std::string& expected) {
        throw UserError(shownArray(file, inputs) + "has rows of shape " + formatShape(row) +
                        ", expected " + expected + " as dataset.layout says");
    };
    if (layout == "auto")
        return foundLayout(row);
    if (layout == "row")
        return {.sample = {valuesOf(row)}};
    if (layout == "sequence") {
        if (row.size() != 2)
            fail("[length, features]");
        return {.sample = row};
    }
    if (row.size() != 2 && row.size() != 3)
        fail("[height, width] with channels before or behind");
    if (row.size() == 2)
        return {.sample = {1, row[0], row[1]}};
    return layout == "image"
               ? SampleLayout{.sample = row}
               : SampleLayout{.sample = {row[2], row[0], row[1]}, .isChannelsLast = true};
}

/// What the options make of a file.
class ArraysPlan {
public:
    ArraysPlan(const Options& options, const Loading& loading)
        : m_file(openArrays(fileOf(options))),
          m_train{.inputs = &chosenArray(*m_file, options, "inputs", kInputNames),
                  .targets = &chosenArray(*m_file, options, "targets", kTargetNames)} {
        checkPair(*m_file, m_train);
        m_validation = companions(*m_file, m_train, {"validation", "valid", "val"});
        m_test = companions(*m_file, m_train, {"test"});
        m_splitting = Splitting({.train = m_train.inputs->rows(),
                                 .validation = m_validation ? m_validation->inputs->rows() : 0,
                                 .test = m_test ? m_test->inputs->rows() : 0},
                                splitShares(options));
        m_layout =
            chosenLayout(*m_file, *m_train.inputs, std::get<std::string>(options.at("layout")));
        m_coding = scannedCoding(std::get<std::string>(options.at("target_kind")), loading);
    }

    const TargetCoding& coding() const { return m_coding; }

    std::filesystem::path fileOfInputs() const {
        std::error_code error;
        return std::filesystem::is_directory(m_file->path(), error)
                   ? m_file->path() / (m_train.inputs->name + ".npy")
                   : m_file->path();
    }

    DatasetFacts facts() const {
        return {.sample = m_layout.sample, .target = m_coding.info(), .sizes = m_splitting.sizes()};
    }

    void read(Split split, Index sample, std::span<double> inputs,
              std::span<double> targets) const {
        const std::optional<ArrayPair>& own = split == Split::Test         ? m_test
                                              : split == Split::Validation ? m_validation
                                                                           : kNoPair;
        const ArrayPair& pair = own ? *own : m_train;
        const Index row = own ? sample : m_splitting.row(split, sample);
        m_file->read(*pair.targets, row, targets);
        if (!m_layout.isChannelsLast)
            return m_file->read(*pair.inputs, row, inputs);
        std::vector<double> pixels(inputs.size());
        m_file->read(*pair.inputs, row, pixels);
        const Index channels = m_layout.sample.front();
        Eigen::Map<RawSamples>(inputs.data(), channels, std::ssize(inputs) / channels) =
            Eigen::Map<const RawSamples>(pixels.data(), std::ssize(inputs) / channels, channels)
                .transpose();
    }

private:
    static const std::optional<ArrayPair> kNoPair;

    static std::string fileOf(const Options& options) {
        const auto& file = std::get<std::string>(options.at("file"));
        if (file.empty())
            throw UserError(
                "dataset.file: expected the NPY, NPZ or HDF5 file that holds inputs and targets");
        return file;
    }

    /// Reads all targets, unless real numbers are asked for.
    TargetCoding scannedCoding(const std::string& kind, const Loading& loading) const {
        constexpr Index kNumbersAtOnce = 1 << 17;
        const Index values = m_train.targets->valuesOfRow();
        const Index rowsAtOnce = std::max<Index>(1, kNumbersAtOnce / std::max<Index>(1, values));
        TargetScan scan(values, m_train.targets->rows());
        for (const std::optional<ArrayPair>& pair :
             {std::optional(m_train), m_validation, m_test}) {
            const Index rows = pair && kind != "numbers" ? pair->targets->rows() : 0;
            std::vector<double> numbers;
            for (Index first = 0; first < rows && !(kind == "auto" && scan.isDecided());
                 first += rowsAtOnce) {
                checkStop(loading.stop);
                numbers.resize(
                    static_cast<std::size_t>(std::min(rowsAtOnce, rows - first) * values));
                m_file->read(*pair->targets, first, numbers);
                scan.add(numbers);
            }
        }
        if (kind == "numbers")
            return TargetCoding::numbers(values);
        return scan.coding(kind, shownArray(*m_file, *m_train.targets) + "is no such target: ");
    }

    std::shared_ptr<const ArrayFile> m_file;
    ArrayPair m_train;
    std::optional<ArrayPair> m_validation;
    std::optional<ArrayPair> m_test;
    Splitting m_splitting;
    SampleLayout m_layout;
    TargetCoding m_coding = TargetCoding::numbers(1);
};

const std::optional<ArrayPair> ArraysPlan::kNoPair = std::nullopt;

std::vector<OptionInfo> arraysOptions() {
    std::vector<OptionInfo> options = {
        {.name = "file",
         .title = "File",
         .help = "An NPZ or HDF5 file (MATLAB's '-v7.3' too), or a folder of NPY files. The first "
                 "axis of each array counts samples.",
         .initial = std::string(),
         .hint = "measured.npz",
         .path = PathKind::File},
        {.name = "inputs",
         .title = "Inputs",
         .help = "The array of inputs. Empty: the one that has a usual name, such as x, x_train, "
                 "inputs, data.",
         .initial = std::string(),
         .hint = "x, inputs, data …"},
        {.name = "targets",
         .title = "Targets",
         .help = "The array of targets. Empty: the one that has a usual name, such as y, y_train, "
                 "targets, labels.",
         .initial = std::string(),
         .hint = "y, targets, labels …"},
        targetKindOption(),
        choiceOption("layout", "Layout",
                     "What a row of the inputs is. By its shape: one axis a row, two a sequence, "
                     "three an image, whose channels stand last where that axis has at most 4.",
                     {{"auto", "By its shape"},
                      {"row", "A row of numbers"},
                      {"sequence", "A sequence [length, features]"},
                      {"image", "An image [channels, height, width]"},
                      {"image_last", "An image [height, width, channels]"}},
                     "auto")};
    return joinedOptions({options, numbersOptions()});
}

}  // namespace

DatasetInfo arraysSource() {
    return {
        .id = "arrays",
        .title = "Arrays",
        .description =
            "Arrays of numbers from NPZ, NPY or HDF5 files (MATLAB 7.3 too): "
            "inputs and targets. Arrays x_test, y_test and x_validation, "
            "y_validation are used where they are.",
        .options = arraysOptions(),
        .needsPlace = true,
        .recognise =
            [](const std::filesystem::path& path) {
                return placedAt(path, "file",
                                isFileWith(path, {".npz", ".npy", ".h5", ".hdf5", ".mat"}));
            },
        .survey = [](const Options& options,
                     const Loading& loading) { return ArraysPlan(options, loading).facts(); },
        .load = [](const Options& options,
                   const Loading& loading) -> std::shared_ptr<const Dataset> {
            const auto plan = std::make_shared<const ArraysPlan>(options, loading);
            return std::make_shared<NumbersDataset>(
                plan->facts(), plan->coding(),
                [plan](Split split, Index sample, std::span<double> inputs,
                       std::span<double> targets) { plan->read(split, sample, inputs, targets); },
                plan->fileOfInputs(), options, loading);
        }};
}

}  // namespace obscura
