// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"
#include "devices/Types.h"

#include <optional>
#include <span>
#include <vector>

namespace obscura {

class StateFields;

/// The law f of a device's cells (METHOD 7, weight law): A_ij = Σ_c s_c f(ω_icj) with the same
/// unknown f for all m·n weights, as a cubic spline on equal intervals,
///
///     f(ω) = Σ_k a_k B_k(ω),
///
/// around the circle where ω is a phase, else continued in straight lines. One answer y = A x tells
/// of all cells: y_i = Σ_k a_k Σ_j x_j Σ_c s_c B_k(ω_icj) is linear in the few a_k. They are fitted
/// by least squares that forget old answers, with a small penalty on the curvature (P-splines: P.
/// Eilers, B. Marx, Stat. Sci. 11, 89 (1996)), which carries the law on to where no cell stands.
class CellLaw {
public:
    /// Of the cells that `layout` tells of, with so many intervals; where their range has no end,
    /// over that of `omega` [d] and some more.
    CellLaw(const ParameterLayout& layout, const Vector& omega, Index intervals);

    /// Learns from the answers `y` [B, m] to `x` [B, n] with cells at `held` [m, c, n].
    /// `forgetting` in (0, 1] is what stays of older answers; nothing: the less, the worse they
    /// foretold the new ones.
    void learn(ConstMatrixRef x, ConstMatrixRef y, ConstVectorRef held,
               std::optional<double> forgetting);

    /// Begins anew with so many intervals over the same range.
    void restart(Index intervals);

    /// Share of the power of the answers that it remembers which it doesn't explain.
    double unexplained() const { return m_unexplained; }

    /// Whether it has learned anything.
    bool isKnown() const { return m_pieces.rows() > 0; }

    /// f and f′ at `omega`, written to `value` and `slope` of the same length. Precondition: known.
    void evaluate(std::span<const float> omega, float* value, float* slope) const;

    /// Where the spline is defined: one period or the range of the cells.
    float minimum() const { return m_minimum; }
    float maximum() const { return m_maximum; }

    void listState(StateFields& fields);

private:
    /// Where ω falls: its first basis function, and its place in that interval, 0 … 1 unless it is
    /// outside.
    struct Place {
        Index first;
        float u;
    };
    Place placeOf(float omega) const;
    void evaluateBeyond(float omega, float& value, float& slope) const;
    float perInterval() const { return static_cast<float>(m_intervals) / (m_maximum - m_minimum); }
    Index functions() const { return m_periodic ? m_intervals : m_intervals + 3; }
    void accumulate(const Matrix& xt, ConstMatrixRef y, ConstVectorRef held, Index output,
                    Matrix& basis, Eigen::MatrixXd& gram, Eigen::VectorXd& right) const;
    /// Normal equations of some answers: Σ zzᵀ, Σ z y and Σ y².
    struct Answers {
        Eigen::MatrixXd gram;
        Eigen::VectorXd right;
        double power = 0;
    };
    static double misfit(const Answers& answers, const Eigen::VectorXd& coefficients);
    double kept(const Answers& fresh) const;
    Eigen::VectorXd fitted(double curvature) const;
    void solve();

    std::vector<float> m_signs;
    bool m_periodic;
    float m_minimum;
    float m_maximum;
    Index m_intervals = 0;
    /// Of all answers that it remembers, with z_k = Σ_j x_j Σ_c s_c B_k(ω_icj), k < K.
    Answers m_answers;
    Eigen::VectorXd m_coefficients;  ///< a [K]
    double m_unexplained = 1;
    Matrix m_pieces;  ///< [intervals, 4] f by the powers of u in each; no rows: unknown
};

}  // namespace obscura
