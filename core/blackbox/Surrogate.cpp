// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Surrogate.h"

#include "core/blackbox/Cholesky.h"
#include "core/blackbox/ThinQr.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"

#include <Eigen/SVD>
#include <utility>

namespace obscura {

namespace {

/// λ of the streaming update, in parts of the inputs' mean squared norm.
constexpr float kRegularization = 0.01f;

/// `a` [rows, r] and, to its right, random columns up to `columns`, all orthonormal.
/// Precondition: those of `a` are.
Matrix padded(const Matrix& a, Index columns, std::uint64_t seed) {
    const Index added = columns - a.cols();
    Matrix random(a.rows(), added);
    CounterRandom(seed).normal(0, 0, {random.data(), static_cast<std::size_t>(random.size())});
    Matrix all(a.rows(), columns);
    all << a, random;
    // The QR may turn the signs of what is orthonormal already.
    all.rightCols(added) = thinQr(all).q.rightCols(added);
    return all;
}

Matrix product(ConstMatrixRef a, ConstMatrixRef b) {
    Matrix c(a.rows(), b.cols());
    multiply(a, b, c);
    return c;
}

Matrix transposeProduct(ConstMatrixRef a, ConstMatrixRef b) {
    Matrix c(a.cols(), b.cols());
    multiplyTransposeBy(a, b, c);
    return c;
}

/// Products with K = (XXᵀ + λI)⁻¹X = X(XᵀX + λI)⁻¹ [B, n], through the smaller of the two matrices.
class RegularizedInverse {
public:
    explicit RegularizedInverse(ConstMatrixRef x)
        : m_x(x), m_bySample(x.rows() <= x.cols()), m_factor(squared()) {}

    /// K v [B, r] for `v` [n, r].
    Matrix timesInputs(const Matrix& v) const {
        return m_bySample ? m_factor.solve(product(m_x, v)) : product(m_x, m_factor.solve(v));
    }
    /// Kᵀ r [n, r] for `r` [B, r].
    Matrix timesSamples(const Matrix& r) const {
        return m_bySample ? transposeProduct(m_x, m_factor.solve(r))
                          : m_factor.solve(transposeProduct(m_x, r));
    }

private:
    Matrix squared() const {
        const Index size = m_bySample ? m_x.rows() : m_x.cols();
        Matrix a(size, size);
        m_bySample ? multiplyByTranspose(m_x, m_x, a) : multiplyTransposeBy(m_x, m_x, a);
        // Inputs that are all zero teach nothing, but must not divide by zero.
        const float mean = m_x.squaredNorm() / static_cast<float>(m_x.rows());
        a.diagonal().array() += mean > 0 ? kRegularization * mean : 1.0f;
        return a;
    }

    ConstMatrixRef m_x;
    bool m_bySample;
    Cholesky m_factor;
};

}  // namespace

Surrogate Surrogate::fromMatrix(ConstMatrixRef a, Index rank) {
    const Eigen::BDCSVD<Eigen::MatrixXf> svd(a, Eigen::ComputeThinU | Eigen::ComputeThinV);
    return {svd.matrixU().leftCols(rank), svd.singularValues().head(rank).asDiagonal(),
            svd.matrixV().leftCols(rank)};
}

Surrogate Surrogate::fromNothing(Index outputs, Index inputs, Index rank, std::uint64_t seed) {
    return Surrogate(Matrix(outputs, 0), Matrix(0, 0), Matrix(inputs, 0)).withRank(rank, seed);
}

Surrogate::Surrogate(Matrix u, Matrix s, Matrix v)
    : m_u(std::move(u)), m_s(std::move(s)), m_v(std::move(v)) {}

Matrix Surrogate::matrix() const {
    Matrix a(m_u.rows(), m_v.rows());
    multiplyByTranspose(product(m_u, m_s), m_v, a);
    return a;
}

Surrogate Surrogate::withRank(Index wanted, std::uint64_t seed) const {
    if (wanted < rank()) {
        const Surrogate inner = fromMatrix(m_s, wanted);
        return {product(m_u, inner.m_u), inner.m_s, product(m_v, inner.m_v)};
    }
    Matrix s = Matrix::Zero(wanted, wanted);
    s.topLeftCorner(rank(), rank()) = m_s;
    return {padded(m_u, wanted, streamSeed(seed, 0)), std::move(s),
            padded(m_v, wanted, streamSeed(seed, 1))};
}

void Surrogate::pullBack(ConstMatrixRef g, MatrixRef gx) const {
    multiplyByTranspose(product(product(g, m_u), m_s), m_v, gx);
}

void Surrogate::follow(ConstMatrixRef deltaV, ConstMatrixRef z, ConstMatrixRef deltaZ) {
    split(deltaV.transpose(), [&](const Matrix& u) -> Matrix {
        return transposeProduct(z, product(deltaZ, u)) / static_cast<float>(z.rows());
    });
}

void Surrogate::absorb(ConstMatrixRef x, ConstMatrixRef y) {
    const RegularizedInverse k(x);
    Matrix residual(y.rows(), y.cols());
    multiplyByTranspose(product(product(x, m_v), m_s.transpose()), m_u, residual);
    residual = y - residual;
    split(transposeProduct(residual, k.timesInputs(m_v)),
          [&](const Matrix& u) { return k.timesSamples(product(residual, u)); });
}

template <class ChangeBack>
void Surrogate::split(const Matrix& p1, ChangeBack changeBack) {
    ThinQr k = thinQr(product(m_u, m_s) + p1);
    m_u = std::move(k.q);
    const Matrix s = k.r - transposeProduct(m_u, p1);
    ThinQr l = thinQr(product(m_v, s.transpose()) + changeBack(m_u));
    m_v = std::move(l.q);
    m_s = l.r.transpose();
}

double Surrogate::relativeError(ConstMatrixRef a) const {
    return (a - matrix()).norm() / a.norm();
}

}  // namespace obscura
