// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Shape.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// An array that a file holds.
struct ArrayInfo {
    std::string name = {};     ///< "x_train"; in HDF5 with its groups: "measured/x"
    Shape shape = {};          ///< its first extent counts rows
    std::string type = {};     ///< of its elements, in words
    bool isWhole = false;      ///< whole numbers or flags
    std::string problem = {};  ///< why it can't be read ("holds text, expected numbers"); or empty

    Index rows() const { return shape.empty() ? 0 : shape.front(); }
    /// The shape of a row.
    Shape rowShape() const {
        return shape.empty() ? Shape() : Shape(shape.begin() + 1, shape.end());
    }
    Index valuesOfRow() const { return valuesOf(rowShape()); }
};

/// A file (or folder of files) of arrays of numbers, which is held open and read from as rows are
/// needed. All of it may be called from any thread.
class ArrayFile {
public:
    virtual ~ArrayFile() = default;
    ArrayFile(const ArrayFile&) = delete;
    ArrayFile& operator=(const ArrayFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// In the order of the file.
    const std::vector<ArrayInfo>& arrays() const { return m_arrays; }
    /// The array of that name, or nullptr.
    const ArrayInfo* find(std::string_view name) const;
    /// The array of that name. Throws UserError where there is none (with the nearest names) or it
    /// can't be read.
    const ArrayInfo& require(std::string_view name) const;

    /// Reads rows first, first + 1, … of `array`, one of arrays(), into `out` [rows,
    /// valuesOfRow()], in C order whatever the file's. Throws UserError that names array and row
    /// where a number isn't finite, or what can't be read.
    void read(const ArrayInfo& array, Index first, std::span<double> out) const;

protected:
    explicit ArrayFile(std::filesystem::path path) : m_path(std::move(path)) {}
    /// "<file>: the array 'x' "
    std::string shown(const ArrayInfo& array) const;

    std::vector<ArrayInfo> m_arrays;

private:
    /// As read(), of rows that are there, with whatever the numbers are.
    virtual void readNumbers(std::size_t array, Index first, Index count, double* out) const = 0;

    std::filesystem::path m_path;
};

/// Opens a file of NumPy (NPY: one array, called like the file; NPZ), an HDF5 file, or a folder of
/// NPY files, by what it holds, whatever it is called. In files that MATLAB saved ('-v7.3') arrays
/// have the axes that MATLAB shows: HDF5 sees them in reverse order. Throws UserError with what was
/// found and expected.
std::shared_ptr<const ArrayFile> openArrays(const std::filesystem::path& path);

}  // namespace obscura
