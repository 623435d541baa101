// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/SimulatedDevice.h"

#include <complex>
#include <vector>

namespace obscura {

/// A kind of tunable 2×2 block with two phases (θ, φ) in rad.
struct InterferometerKind {
    /// As simd::KernelTable::threeSplitterBlocks.
    void (*blocks)(const float* pairs, std::size_t count, float* blocks);
    /// From ∂L/∂T (real part: by Re T, imaginary part: by Im T; t00, t01, t10, t11) to ∂L/∂θ,
    /// ∂L/∂φ.
    void (*pullBack)(float theta, float phi, const std::complex<float>* gradient,
                     float* gradientOfPair);
};

/// A rectangular mesh of interferometers on N = max(n, m) rails, rounded up to even (W. Clements et
/// al., "Optimal design for universal multiport interferometers", Optica 3, 1460 (2016)): N
/// columns, in turn N/2 blocks on rails (0, 1), (2, 3) … and N/2 − 1 blocks on rails (1, 2), (3, 4)
/// … Inputs enter as real amplitudes on the first n rails, and y = Re(U x) is read from the first
/// m. ω holds the pairs (θ, φ) of all even columns, then of all odd ones: N² − N numbers.
///
/// U is not formed for a batch up to min(n, m): the light passes column by column, kMeshLanes
/// samples at a time. Blocks that no light reaches or whose light reaches no output are left out.
/// Derivatives run the light backwards: blocks are unitary, so no field needs storing.
/// Error of the simulation: about 1e-6 of the amplitude for N = 256.
class InterferometerMesh final : public SimulatedDevice {
public:
    /// Initial phases are N(π/2, 1/N). Throws UserError where N is too large.
    static ParameterLayout makeLayout(Index inputs, Index outputs);
    /// Throws as makeLayout() does.
    InterferometerMesh(Index inputs, Index outputs, const InterferometerKind& kind);

    void transferMatrix(MatrixRef a) const override;
    void pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const override;
    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override;
    void listState(StateFields& fields) override;

protected:
    void setParameters() override;
    void send(const ConstMatrixRef& x, MatrixRef y) override;

private:
    /// Neighbouring blocks first … first+count−1 that touch, from rail `rail` on.
    struct Column {
        Index rail;
        std::size_t first;
        std::size_t count;
    };

    std::vector<Column> litColumns() const;
    void formMatrix();
    void pass(const ConstMatrixRef& x, MatrixRef y) const;
    void passBack(const ConstMatrixRef& g, MatrixRef gx) const;
    void addGradient(const ConstMatrixRef& x, const ConstMatrixRef& g, Index firstSample,
                     std::vector<float>& gradient) const;

    InterferometerKind m_kind;
    Index m_rails;
    std::vector<Column> m_columns;  ///< in the order in which light passes them
    std::vector<float> m_blocks;    ///< at programmed(), laid out as the kernels ask
    Matrix m_a;                     ///< [m, n] at programmed(), or empty: not needed so far
};

}  // namespace obscura
