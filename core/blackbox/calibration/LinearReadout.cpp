// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/LinearReadout.h"

#include "devices/MatrixProduct.h"

#include <Eigen/Cholesky>

namespace obscura {

namespace {

/// λ beside the mean of G's diagonal.
constexpr float kRidge = 0.01f;

}  // namespace

LinearReadout::LinearReadout(Index inputs, Index outputs, Index memory)
    : m_keep(1 - 1 / static_cast<float>(memory)),
      m_gram(Matrix::Zero(inputs, inputs)),
      m_cross(Matrix::Zero(inputs, outputs)),
      m_matrix(Matrix::Zero(outputs, inputs)) {}

void LinearReadout::add(ConstMatrixRef z, ConstMatrixRef y) {
    m_gram = m_keep * m_gram + transposeProduct(z, z);
    m_cross = m_keep * m_cross + transposeProduct(z, y);
}

void LinearReadout::solve() {
    Matrix damped = m_gram;
    damped.diagonal().array() += kRidge * m_gram.diagonal().mean();
    m_matrix = damped.llt().solve(m_cross).transpose();
}

}  // namespace obscura
