// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/models/InterferometerMesh.h"
#include "devices/models/MeshShape.h"

namespace obscura {

/// What passes through an interferometer mesh for one input: a look inside, for pictures.
struct MeshLight {
    MeshShape shape;
    Vector splitting;  ///< [blocks] |t00|²: the share of light that stays on its rail, 0 … 1
    /// [N + 1, N] |E|² on each rail: row c before column c, the last row at the outputs. Blocks are
    /// unitary, so every row has the same sum.
    Matrix intensity;
    Vector output;  ///< [N] Re E at the outputs, of which the device's answer y is the first m
};

/// Sends `x` [n] as real amplitudes on the first rails through a mesh with phases `omega`
/// [N² − N] and the splitters' `errors`, as MeshSplitters has them. Preconditions: n ≤ N, and all
/// finite. Error: about 1e-6 of the amplitude for N = 256.
MeshLight meshLight(const InterferometerKind& kind, const MeshShape& shape, const Vector& errors,
                    ConstVectorRef omega, ConstVectorRef x);

}  // namespace obscura
