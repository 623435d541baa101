// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <filesystem>
#include <map>
#include <string>

namespace obscura {

/// Arrays by name as a NumPy file, as numpy.savez writes it: a ZIP archive of NPY files, stored
/// without packing.
class NpzFile {
public:
    /// The names are without ".npy" and may hold slashes: "box/matrix".
    void add(const std::string& name, const Matrix& values);           ///< [rows, columns], float32
    void add(const std::string& name, const Vector& values);           ///< [size], float32
    void add(const std::string& name, const Eigen::VectorXd& values);  ///< [size], float64

    /// Replaces `file` as a whole. Throws UserError with file and reason.
    void write(const std::filesystem::path& file) const;

private:
    std::map<std::string, std::string> m_members;  ///< files of the archive by name
};

}  // namespace obscura
