// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Environment.h"

#include "devices/MatrixProduct.h"
#include "devices/simd/Kernels.h"

namespace obscura {

RunEnvironment runEnvironment(int threads) {
    return {.version = OBSCURA_VERSION,
            .threads = threads,
            .blas = blasName(),
            .simd = simd::kernels().name};
}

}  // namespace obscura
