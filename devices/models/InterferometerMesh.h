// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/InterferometerElements.h"
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
    Index splitters;  ///< in a block
    /// The block's parts, phases in the order θ, φ, with the errors of its splitters.
    InterferometerElements (*elements)(float theta, float phi, const float* errors);

    /// Writes the blocks first … first+count−1 to their places in `blocks`, laid out as the kernels
    /// ask, from the `phases` and the `errors` of the splitters of all; nullptr: half and half.
    /// Precondition: kMeshBlocks divides `first`.
    void makeBlocks(const float* phases, const float* errors, std::size_t first, std::size_t count,
                    float* blocks) const;
    /// The parts of block `block` of all.
    InterferometerElements elementsOf(Index block, const float* phases, const float* errors) const;
};

/// How far the splitters of a mesh are from half and half: those of the first block first, in the
/// order of InterferometerKind::elements.
struct MeshSplitters {
    Vector errors = {};  ///< [blocks · splitters of one] rad; empty: all half and half
    /// They are unknown: ω has them behind all phases, and `errors` is empty.
    bool areParameters = false;
};

/// Whether the light is read behind all columns of a mesh or behind the first ones alone.
struct MeshFront {
    Index columns = 0;  ///< 0: behind all, as the device has it
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
///
/// Its front, the first columns alone, has other outputs: Re E of all N rails behind them, then
/// Im E. Its ω is that of the whole.
/// Error of the simulation: about 1e-6 of the amplitude for N = 256.
class InterferometerMesh final : public SimulatedDevice {
public:
    /// Initial phases are N(π/2, 1/N). Throws UserError where N is too large.
    static ParameterLayout makeLayout(Index inputs, Index outputs);
    /// Throws as makeLayout() does.
    InterferometerMesh(Index inputs, Index outputs, const InterferometerKind& kind,
                       MeshSplitters splitters = {}, MeshFront front = {});

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

    /// Blocks first … end−1.
    struct Run {
        Index first;
        Index end;
    };

    bool isFront() const { return m_front.columns > 0; }
    std::vector<Column> litColumns() const;
    std::vector<Index> neededRails() const;
    std::vector<Run> usedBlocks() const;
    Index blocks() const { return m_rails * (m_rails - 1) / 2; }
    const float* splitterErrors() const;
    void formMatrix();
    void pass(const ConstMatrixRef& x, MatrixRef y) const;
    void passBack(const ConstMatrixRef& g, MatrixRef gx) const;
    void pullBackBlock(Index block, const std::vector<std::vector<float>>& gradients,
                       VectorRef gomega) const;
    void addGradient(const ConstMatrixRef& x, const ConstMatrixRef& g, Index firstSample,
                     std::vector<float>& gradient) const;

    InterferometerKind m_kind;
    MeshSplitters m_splitters;
    MeshFront m_front;
    Index m_rails;
    std::vector<Column> m_columns;  ///< in the order in which light passes them
    std::vector<Run> m_runs;        ///< those in m_columns, and perhaps some more
    std::vector<float> m_blocks;    ///< at programmed(), laid out as the kernels ask
    Matrix m_a;                     ///< [m, n] at programmed(), or empty: not needed so far
};

}  // namespace obscura
