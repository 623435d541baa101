// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace obscura {

// Matrices A [outputs, inputs] that a device alone may be asked to compute: y = A x.

/// Orthonormal rows or columns, whichever are fewer, uniformly distributed (Haar; Mezzadri, "How to
/// generate random matrices from the classical compact groups", 2007): a square one is orthogonal.
Matrix randomOrthogonal(Index outputs, Index inputs, std::uint64_t seed);

/// A = U Vᵀ, U [outputs, rank] and V [inputs, rank] with random orthonormal columns: as many
/// singular values are 1, the others 0.
Matrix randomLowRank(Index outputs, Index inputs, Index rank, std::uint64_t seed);

/// The unitary discrete Fourier transform of size/2 complex numbers in real form:
/// F[j, k] = exp(−2πi jk/N)/√N, A = [[Re F, −Im F], [Im F, Re F]], so that x and y hold the real
/// parts, then the imaginary ones. Orthogonal. Precondition: `size` is even.
Matrix realFourier(Index size);

/// The one matrix of a file: of NumPy (NPY, NPZ), HDF5 or a table of text, rows by lines. Throws
/// UserError with what was found and expected.
Matrix readMatrix(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace obscura
