// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/Streaming.h"

#include "core/blackbox/surrogates/ProjectorSplitting.h"
#include "devices/MatrixProduct.h"

#include <cblas.h>
#include <lapacke.h>

#include <cmath>
#include <stdexcept>

namespace obscura {

namespace {

/// λ, in parts of the inputs' mean squared norm.
constexpr float kRegularization = 0.01f;

/// Products with K = (XXᵀ + λI)⁻¹X = X(XᵀX + λI)⁻¹ [B, n], through the smaller of the two matrices.
class RegularizedInverse {
public:
    explicit RegularizedInverse(ConstMatrixRef x)
        : m_x(x), m_bySample(x.rows() <= x.cols()), m_l(squared()) {
        // The lower triangle of our rows is the upper one of LAPACK's columns.
        const auto n = static_cast<int>(m_l.rows());
        const int info = LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'U', n, m_l.data(), n);
        // Not every LAPACK takes notice of a NaN.
        if (info != 0 || !std::isfinite(m_l.diagonal().sum())) {
            throw std::domain_error("streaming update: found inputs that are no numbers");
        }
    }

    /// K v [B, r] for `v` [n, r].
    Matrix timesInputs(const Matrix& v) const {
        return m_bySample ? solve(product(m_x, v)) : product(m_x, solve(v));
    }
    /// Kᵀ r [n, r] for `r` [B, r].
    Matrix timesSamples(const Matrix& r) const {
        return m_bySample ? transposeProduct(m_x, solve(r)) : solve(transposeProduct(m_x, r));
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

    /// (L Lᵀ)⁻¹ b
    Matrix solve(Matrix b) const {
        const auto n = static_cast<int>(m_l.rows());
        const auto r = static_cast<int>(b.cols());
        for (const CBLAS_TRANSPOSE turn : {CblasNoTrans, CblasTrans}) {
            cblas_strsm(CblasRowMajor, CblasLeft, CblasLower, turn, CblasNonUnit, n, r, 1,
                        m_l.data(), n, b.data(), r);
        }
        return b;
    }

    ConstMatrixRef m_x;
    bool m_bySample;
    Matrix m_l;  ///< Cholesky factor of the matrix to be inverted, in the lower triangle
};

}  // namespace

void streamingStep(Surrogate& surrogate, ConstMatrixRef x, ConstMatrixRef y) {
    const RegularizedInverse k(x);
    Matrix residual(y.rows(), y.cols());
    multiplyByTranspose(product(product(x, surrogate.v()), surrogate.s().transpose()),
                        surrogate.u(), residual);
    residual = y - residual;
    projectorSplittingStep(surrogate, transposeProduct(residual, k.timesInputs(surrogate.v())),
                           [&](const Matrix& u) { return k.timesSamples(product(residual, u)); });
}

}  // namespace obscura
