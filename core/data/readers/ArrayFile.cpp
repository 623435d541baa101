// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/ArrayFile.h"

#include "core/base/FileError.h"
#include "core/base/Messages.h"
#include "core/data/readers/Bytes.h"
#include "core/data/readers/ForeignFile.h"
#include "core/data/readers/Hdf5.h"
#include "core/data/readers/Npy.h"
#include "core/data/readers/Npz.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace obscura {

const ArrayInfo* ArrayFile::find(std::string_view name) const {
    const auto found = std::ranges::find(m_arrays, name, &ArrayInfo::name);
    return found == m_arrays.end() ? nullptr : &*found;
}

const ArrayInfo& ArrayFile::require(std::string_view name) const {
    const ArrayInfo* const array = find(name);
    if (!array) {
        std::vector<std::string> names;
        for (const ArrayInfo& one : m_arrays)
            names.push_back(one.name);
        throw UserError(shownPath(m_path) + ": there is no array " + inQuotes(name) +
                        nearHint(name, names));
    }
    if (!array->problem.empty())
        throw UserError(shown(*array) + array->problem);
    return *array;
}

void ArrayFile::read(const ArrayInfo& array, Index first, std::span<double> out) const {
    const Index values = array.valuesOfRow();
    const Index count = values == 0 ? 0 : std::ssize(out) / values;
    if (first < 0 || count > array.rows() || first > array.rows() - count ||
        count * values != std::ssize(out))
        throw std::out_of_range("ArrayFile::read: there are no such rows");
    if (count == 0)
        return;
    readNumbers(static_cast<std::size_t>(&array - m_arrays.data()), first, count, out.data());
    const auto wrong =
        std::ranges::find_if_not(out, [](double number) { return std::isfinite(number); });
    if (wrong != out.end())
        throw UserError(shown(array) + "holds " + (std::isnan(*wrong) ? "NaN" : "an infinity") +
                        " in row " + std::to_string(first + (wrong - out.begin()) / values) +
                        " (the first is row 0), expected finite numbers");
}

std::string ArrayFile::shown(const ArrayInfo& array) const {
    return shownPath(m_path) + ": the array " + inQuotes(array.name) + " ";
}

std::shared_ptr<const ArrayFile> openArrays(const std::filesystem::path& path) {
    constexpr std::size_t kTelling = 128;
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return openNpyFolder(path);
    const std::string start = FileBytes(path).start(kTelling);
    if (isNpy(start))
        return openNpy(path);
    if (isZip(start))
        return openNpz(path);
    if (isHdf5(path))
        return openHdf5(path);
    failForeign(path, start, "arrays of numbers: an NPY, NPZ or HDF5 file");
}

}  // namespace obscura
