// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace obscura {

using Index = Eigen::Index;

/// Dense single-precision matrix, row-major: rows are samples, as everywhere in Obscura.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXf;

/// Views that functions take, so that a caller may pass its own memory without a copy.
/// Rows may be strided; entries of a row are adjacent.
using MatrixRef = Eigen::Ref<Matrix>;
using ConstMatrixRef = Eigen::Ref<const Matrix>;
using VectorRef = Eigen::Ref<Vector>;
using ConstVectorRef = Eigen::Ref<const Vector>;

}  // namespace obscura
