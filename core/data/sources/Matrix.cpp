// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TargetMatrix.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

namespace obscura {

namespace {

constexpr double kMostOfSide = 2048;  ///< inputs and outputs of matrices that are made
constexpr double kMostSamples = 1 << 24;

/// Numbers of the streams of the option "seed".
enum MatrixStream : std::uint64_t { kMatrix = 1, kTrainInputs = 2, kValidationInputs, kTestInputs };

const std::string& textIn(const Options& options, const char* name) {
    return std::get<std::string>(options.at(name));
}

Index countIn(const Options& options, const char* name) {
    return std::get<Index>(options.at(name));
}

std::uint64_t seedOf(const Options& options, MatrixStream stream) {
    return streamSeed(static_cast<std::uint64_t>(countIn(options, "seed")), stream);
}

void checkMatrixOptions(const Options& options) {
    const Index inputs = countIn(options, "inputs"), outputs = countIn(options, "outputs");
    const std::string& kind = textIn(options, "matrix");
    if (kind == "file" && textIn(options, "file").empty())
        throw UserError("dataset.file: expected the file of the matrix");
    if (kind == "dft" && (inputs != outputs || inputs % 2 != 0))
        throw UserError("dataset.inputs, dataset.outputs: found " + std::to_string(inputs) +
                        " and " + std::to_string(outputs) +
                        ", expected the same even number for a Fourier transform: real parts, "
                        "then imaginary ones");
    if (kind == "low_rank" && countIn(options, "rank") > std::min(inputs, outputs))
        throw UserError("dataset.rank: found " + std::to_string(countIn(options, "rank")) +
                        ", expected at most " + std::to_string(std::min(inputs, outputs)) +
                        ", the smaller of inputs and outputs");
}

Matrix matrixFor(const Options& options, const std::stop_token& stop) {
    checkMatrixOptions(options);
    const Index inputs = countIn(options, "inputs"), outputs = countIn(options, "outputs");
    const std::string& kind = textIn(options, "matrix");
    if (kind == "file")
        return readMatrix(textIn(options, "file"), stop);
    if (kind == "orthogonal")
        return randomOrthogonal(outputs, inputs, seedOf(options, kMatrix));
    if (kind == "low_rank")
        return randomLowRank(outputs, inputs, countIn(options, "rank"), seedOf(options, kMatrix));
    return kind == "dft" ? realFourier(inputs) : Matrix(Matrix::Identity(outputs, inputs));
}

DatasetFacts factsFor(const Options& options, Index outputs, Index inputs) {
    return {.sample = {inputs},
            .target = {.kind = TargetKind::Numbers, .size = outputs},
            .sizes = {.train = countIn(options, "train_samples"),
                      .validation = countIn(options, "validation_samples"),
                      .test = countIn(options, "test_samples")}};
}

/// Sample i of a split is a pure function of seed, split and i, so that none is stored.
class MatrixDataset final : public Dataset {
public:
    MatrixDataset(const Options& options, Matrix a)
        : m_a(std::move(a)),
          m_facts(factsFor(options, m_a.rows(), m_a.cols())),
          m_train(seedOf(options, kTrainInputs)),
          m_validation(seedOf(options, kValidationInputs)),
          m_test(seedOf(options, kTestInputs)) {}

    const DatasetFacts& facts() const override { return m_facts; }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t>, MatrixRef x,
              TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        const CounterRandom& random = split == Split::Train        ? m_train
                                      : split == Split::Validation ? m_validation
                                                                   : m_test;
        for (Index i = 0; i < x.rows(); ++i)
            random.normal(static_cast<std::uint64_t>(rows[static_cast<std::size_t>(i)]), 0,
                          {x.row(i).data(), static_cast<std::size_t>(x.cols())});
        multiplyByTranspose(x, m_a,
                            Eigen::Map<Matrix>(targets.numbers.data(), x.rows(), m_a.rows()));
    }

private:
    Matrix m_a;
    DatasetFacts m_facts;
    CounterRandom m_train;
    CounterRandom m_validation;
    CounterRandom m_test;
};

OptionInfo madeOnly(OptionInfo info) {
    return onlyFor({"matrix", {"orthogonal", "dft", "low_rank", "identity"}}, std::move(info));
}

OptionInfo samplesOption(const char* name, const char* title, Index initial, double fewest) {
    return numberOption(name, title,
                        "Inputs x, each of independent standard normal numbers drawn by its "
                        "number; nothing is stored.",
                        initial, fewest, kMostSamples);
}

std::vector<OptionInfo> matrixOptions() {
    return {
        choiceOption("matrix", "Matrix A",
                     "What is to be computed, y = A x. Random orthogonal: fewer rows than "
                     "columns are orthonormal, else the columns. Fourier: the unitary "
                     "transform of complex numbers, of which x and y hold all real parts, then "
                     "all imaginary ones. Low rank: U Vᵀ of random orthonormal columns.",
                     {{"orthogonal", "Random orthogonal"},
                      {"dft", "Fourier transform"},
                      {"low_rank", "Random of low rank"},
                      {"identity", "Identity"},
                      {"file", "From a file"}},
                     "orthogonal"),
        onlyFor({"matrix", {"file"}},
                {.name = "file",
                 .title = "File",
                 .help = "The matrix [outputs, inputs]: an NPY or HDF5 file, or a table of text "
                         "(CSV).",
                 .initial = std::string(),
                 .hint = "matrix.npy",
                 .path = PathKind::File}),
        madeOnly(numberOption("inputs", "Inputs n", "Columns of A.", Index{64}, 1, kMostOfSide)),
        madeOnly(numberOption("outputs", "Outputs m", "Rows of A.", Index{64}, 1, kMostOfSide)),
        onlyFor({"matrix", {"low_rank"}},
                numberOption("rank", "Rank", "Singular values of A that are 1; the others are 0.",
                             Index{8}, 1, kMostOfSide)),
        numberOption("seed", "Seed",
                     "Of a random A and of the inputs. It is no part of the training's seed.",
                     Index{1}, 0, 1e9),
        samplesOption("train_samples", "Training samples", 10000, 1),
        samplesOption("validation_samples", "Validation samples", 1000, 0),
        samplesOption("test_samples", "Test samples", 1000, 1)};
}

}  // namespace

DatasetInfo matrixSource() {
    return {.id = "matrix",
            .title = "Target matrix",
            .description =
                "A device alone: random inputs x and y = A x, for a matrix A that is "
                "given, random, a Fourier transform or the identity.",
            .options = matrixOptions(),
            .known = [](const Options& options) -> std::optional<DatasetFacts> {
                if (textIn(options, "matrix") == "file")
                    return std::nullopt;
                return factsFor(options, countIn(options, "outputs"), countIn(options, "inputs"));
            },
            .survey =
                [](const Options& options, const Loading& loading) {
                    checkMatrixOptions(options);
                    if (textIn(options, "matrix") != "file")
                        return factsFor(options, countIn(options, "outputs"),
                                        countIn(options, "inputs"));
                    const Matrix a = readMatrix(textIn(options, "file"), loading.stop);
                    return factsFor(options, a.rows(), a.cols());
                },
            .load = [](const Options& options,
                       const Loading& loading) -> std::shared_ptr<const Dataset> {
                return std::make_shared<MatrixDataset>(options, matrixFor(options, loading.stop));
            }};
}

}  // namespace obscura
