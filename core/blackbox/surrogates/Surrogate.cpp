// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/Surrogate.h"

#include "core/blackbox/Spectrum.h"
#include "core/blackbox/ThinQr.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/State.h"

#include <utility>

namespace obscura {

namespace {

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

}  // namespace

Surrogate Surrogate::fromMatrix(ConstMatrixRef a, Index rank) {
    const ThinSvd svd = thinSvd(a);
    return {svd.u.leftCols(rank), svd.values.head(rank).asDiagonal(), svd.v.leftCols(rank)};
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

void Surrogate::answer(ConstMatrixRef x, MatrixRef y) const {
    multiplyByTranspose(product(product(x, m_v), m_s.transpose()), m_u, y);
}

void Surrogate::pullBack(ConstMatrixRef g, MatrixRef gx) const {
    multiplyByTranspose(product(product(g, m_u), m_s), m_v, gx);
}

void Surrogate::listState(StateFields& fields) {
    fields.add("u", m_u, m_u.rows(), rank());
    fields.add("s", m_s, rank(), rank());
    fields.add("v", m_v, m_v.rows(), rank());
}

double Surrogate::relativeError(ConstMatrixRef a) const {
    return (a - matrix()).norm() / a.norm();
}

}  // namespace obscura
