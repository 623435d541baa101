// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TargetMatrix.h"

#include "core/base/FileError.h"
#include "core/data/Normalisation.h"
#include "core/data/readers/ArrayFile.h"
#include "core/data/readers/Hdf5.h"
#include "core/data/readers/Npy.h"
#include "core/data/readers/Npz.h"
#include "core/data/readers/Table.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"

#include <Eigen/QR>

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr Index kMostOfMatrix = Index{1} << 26;  ///< numbers

/// [rows, columns] with orthonormal columns; rows ≥ columns.
Matrix randomFrame(Index rows, Index columns, std::uint64_t seed) {
    Matrix normal(rows, columns);
    CounterRandom(seed).normal(0, 0, {normal.data(), static_cast<std::size_t>(normal.size())});
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(normal.cast<double>());
    Eigen::MatrixXd frame = qr.householderQ() * Eigen::MatrixXd::Identity(rows, columns);
    // Q is uniformly distributed where the diagonal of R is positive.
    const Eigen::VectorXd diagonal = qr.matrixQR().diagonal();
    for (Index i = 0; i < columns; ++i) {
        if (diagonal[i] < 0)
            frame.col(i) *= -1;
    }
    return frame.cast<float>();
}

void requireSize(const std::filesystem::path& file, Index rows, Index columns) {
    if (rows > kMostOfMatrix / std::max<Index>(columns, 1))
        throw UserError(shownPath(file) + ": found a matrix of " + std::to_string(rows) + " × " +
                        std::to_string(columns) + ", expected at most " +
                        std::to_string(kMostOfMatrix) + " numbers");
}

Matrix matrixOfArrays(const ArrayFile& file) {
    const ArrayInfo* matrix = nullptr;
    for (const ArrayInfo& array : file.arrays()) {
        if (array.shape.size() != 2 || !array.problem.empty())
            continue;
        if (matrix)
            throw UserError(shownPath(file.path()) + ": found several matrices, '" + matrix->name +
                            "' and '" + array.name + "', expected one");
        matrix = &array;
    }
    if (!matrix || matrix->rows() == 0 || matrix->valuesOfRow() == 0)
        throw UserError(shownPath(file.path()) +
                        ": found no matrix, expected an array of two axes");
    requireSize(file.path(), matrix->rows(), matrix->valuesOfRow());
    RawSamples numbers(matrix->rows(), matrix->valuesOfRow());
    file.read(*matrix, 0, {numbers.data(), static_cast<std::size_t>(numbers.size())});
    return numbers.cast<float>();
}

Matrix matrixOfTable(const std::filesystem::path& file, const std::stop_token& stop) {
    const Table table(file, {}, {.stop = stop});
    const Index columns = std::ssize(table.columns());
    requireSize(file, table.rows(), columns);
    Matrix matrix(table.rows(), columns);
    TableRow row;
    for (Index i = 0; i < table.rows(); ++i) {
        table.read(i, row);
        for (Index j = 0; j < columns; ++j)
            matrix(i, j) = static_cast<float>(table.number(row, static_cast<std::size_t>(j)));
    }
    return matrix;
}

}  // namespace

Matrix randomOrthogonal(Index outputs, Index inputs, std::uint64_t seed) {
    if (outputs >= inputs)
        return randomFrame(outputs, inputs, seed);
    return randomFrame(inputs, outputs, seed).transpose();
}

Matrix randomLowRank(Index outputs, Index inputs, Index rank, std::uint64_t seed) {
    Matrix product(outputs, inputs);
    multiplyByTranspose(randomFrame(outputs, rank, streamSeed(seed, 1)),
                        randomFrame(inputs, rank, streamSeed(seed, 2)), product);
    return product;
}

Matrix realFourier(Index size) {
    const Index n = size / 2;
    const double scale = 1 / std::sqrt(static_cast<double>(n));
    Matrix a(size, size);
    for (Index j = 0; j < n; ++j) {
        for (Index k = 0; k < n; ++k) {
            const double angle =
                2 * std::numbers::pi * static_cast<double>(j * k % n) / static_cast<double>(n);
            const auto real = static_cast<float>(scale * std::cos(angle));
            const auto imaginary = static_cast<float>(-scale * std::sin(angle));
            a(j, k) = a(n + j, n + k) = real;
            a(n + j, k) = imaginary;
            a(j, n + k) = -imaginary;
        }
    }
    return a;
}

Matrix readMatrix(const std::filesystem::path& file, const std::stop_token& stop) {
    constexpr std::size_t kTelling = 16;
    const std::string start = FileBytes(file).start(kTelling);
    if (isNpy(start) || isZip(start) || isHdf5(file))
        return matrixOfArrays(*openArrays(file));
    return matrixOfTable(file, stop);
}

}  // namespace obscura
