// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/SimulatedDevice.h"

namespace obscura {

/// A linear device simulated through its transfer matrix: A(ω) is formed when it is programmed, and
/// a query is a matrix product.
class MatrixDevice : public SimulatedDevice {
public:
    using SimulatedDevice::SimulatedDevice;

    void transferMatrix(MatrixRef a) const final;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const final;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const final;

    /// With C = weightsᵀx, s_ki = Σ_j C_ij (A(ω+μu_k) − A(ω))_ij + Σ_b weights_bi (A(ω)x_b −
    /// baseline_b)_i, summed over the outputs i of each group: forms one matrix for each probe and
    /// sends no samples through it.
    void sweep(const Sweep& request, MatrixRef scores) override;
    void listState(StateFields& fields) override;

protected:
    void setParameters() override;
    void send(const ConstMatrixRef& x, MatrixRef y) override;

    /// A [m, n] as programmed last, empty before.
    const Matrix& matrix() const { return m_a; }
    /// Forms A anew at the parameters programmed last, if any: for a device whose law changes.
    void refresh();

    /// Writes A(ω) [m, n], row by row, without gaps. Called by several threads at a time.
    virtual void formMatrix(const Vector& omega, Matrix& a) const = 0;
    /// gomega_j = Σ c ∘ ∂A(ω)/∂ω_j with c [m, n].
    virtual void pullBackMatrix(const Vector& omega, const Matrix& c, VectorRef gomega) const = 0;

    /// What all settings of a sweep are compared with.
    struct Centre {
        Matrix c;                   ///< [m, n] weightsᵀx
        Matrix a;                   ///< [m, n] A(ω)
        Eigen::RowVectorXd offset;  ///< [m] Σ_b weights_bi (A(ω)x_b − baseline_b)_i
    };
    Centre centreOf(const Sweep& request) const;

    /// moved [K, m] += Σ_j C_ij (A(ω+μu_k) − A(ω))_ij for the K probes from `firstProbe` on. Throws
    /// SweepStopped, of these.
    using Moves = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    virtual void move(const Sweep& request, const Centre& centre, Index firstProbe,
                      Moves& moved) const;

private:
    Matrix m_a;  ///< [m, n]
};

}  // namespace obscura
