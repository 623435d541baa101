// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

/// a = q · r with orthonormal columns in q, also where the columns of `a` depend on each other.
struct ThinQr {
    Matrix q;  ///< [rows, columns]
    Matrix r;  ///< [columns, columns], upper triangular
};

/// By Householder reflections. Precondition: `a` [rows, columns] has no more columns than rows.
ThinQr thinQr(Eigen::MatrixXf a);

}  // namespace obscura
