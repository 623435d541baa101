// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Surrogate.h"

#include "devices/MatrixProduct.h"

#include <Eigen/QR>
#include <Eigen/SVD>
#include <utility>

namespace obscura {

namespace {

struct ThinQr {
    Matrix q;  // [rows, columns], orthonormal columns
    Matrix r;  // [columns, columns], upper triangular
};

ThinQr thinQr(const Eigen::MatrixXf& a) {
    const Index columns = a.cols();
    const Eigen::HouseholderQR<Eigen::MatrixXf> qr(a);
    return {qr.householderQ() * Eigen::MatrixXf::Identity(a.rows(), columns),
            qr.matrixQR().topRows(columns).triangularView<Eigen::Upper>()};
}

}  // namespace

Surrogate Surrogate::fromMatrix(ConstMatrixRef a, Index rank) {
    const Eigen::BDCSVD<Eigen::MatrixXf> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
    return {svd.matrixU().leftCols(rank), svd.singularValues().head(rank).asDiagonal(),
            svd.matrixV().leftCols(rank)};
}

Surrogate::Surrogate(Matrix u, Matrix s, Matrix v)
    : m_u(std::move(u)), m_s(std::move(s)), m_v(std::move(v)) {}

Matrix Surrogate::matrix() const { return m_u * m_s * m_v.transpose(); }

void Surrogate::pullBack(ConstMatrixRef g, MatrixRef gx) const {
    Matrix inner(g.rows(), rank());
    multiply(g, m_u, inner);
    multiplyByTranspose(inner * m_s, m_v, gx);
}

void Surrogate::follow(ConstMatrixRef deltaV, ConstMatrixRef z, ConstMatrixRef deltaZ) {
    const auto p1 = deltaV.transpose();
    ThinQr k = thinQr(m_u * m_s + p1);
    m_u = std::move(k.q);
    const Matrix s = k.r - m_u.transpose() * p1;

    const Matrix sketched = deltaZ * m_u;
    const Matrix p2 = z.transpose() * sketched / static_cast<float>(z.rows());
    ThinQr l = thinQr(m_v * s.transpose() + p2);
    m_v = std::move(l.q);
    m_s = l.r.transpose();
}

double Surrogate::relativeError(ConstMatrixRef a) const {
    return (a - matrix()).norm() / a.norm();
}

}  // namespace obscura
