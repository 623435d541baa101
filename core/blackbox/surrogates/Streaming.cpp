// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/Streaming.h"

#include "core/blackbox/Cholesky.h"
#include "core/blackbox/surrogates/ProjectorSplitting.h"
#include "devices/MatrixProduct.h"

namespace obscura {

namespace {

/// λ, in parts of the inputs' mean squared norm.
constexpr float kRegularization = 0.01f;

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

void streamingStep(Surrogate& surrogate, ConstMatrixRef x, ConstMatrixRef y) {
    const RegularizedInverse k(x);
    Matrix residual(y.rows(), y.cols());
    surrogate.answer(x, residual);
    residual = y - residual;
    projectorSplittingStep(surrogate, transposeProduct(residual, k.timesInputs(surrogate.v())),
                           [&](const Matrix& u) { return k.timesSamples(product(residual, u)); });
}

}  // namespace obscura
