// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Phase.h"
#include "devices/simd/KernelSets.h"

#define OBSCURA_LANES 4
#include "devices/simd/VectorKernels.inc"

#include "devices/simd/MeshKernels.inc"

namespace obscura::simd {

const KernelTable kSse2Kernels = {
    .name = "sse2",
    .bits = bits,
    .normal = normal,
    .uniform = uniform,
    .signs = signs,
    .addScaled = addScaled,
    .addScaledRows = addScaledRows,
    .dot = dot,
    .dotDifference = dotDifference,
    .allFinite = allFinite,
    .cosine = cosine,
    .sine = sine,
    .ringWeight = ringWeight,
    .meshColumn = meshColumn,
    .meshColumnBack = meshColumnBack,
    .meshColumnGradient = meshColumnGradient,
    .threeSplitterBlocks = threeSplitterBlocks,
    .classicalBlocks = classicalBlocks,
};

}  // namespace obscura::simd
