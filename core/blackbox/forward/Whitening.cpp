// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/Whitening.h"

#include "devices/MatrixProduct.h"

#include <utility>

namespace obscura {

namespace {

/// XXᵀ + λI
Matrix covariance(const Matrix& x, float ridge) {
    Matrix c(x.rows(), x.rows());
    multiplyByTranspose(x, x, c);
    c.diagonal().array() += ridge;
    return c;
}

}  // namespace

Whitening::Whitening(Matrix x, float ridge)
    : m_x(std::move(x)),
      m_ridge(ridge),
      m_factor(covariance(m_x, ridge)),
      m_noiseShare(m_factor.inverseTrace() / static_cast<float>(m_x.rows())) {}

Matrix Whitening::smallestChange(Matrix whitened) const {
    return transposeProduct(m_factor.solveUpper(std::move(whitened)), m_x);
}

}  // namespace obscura
