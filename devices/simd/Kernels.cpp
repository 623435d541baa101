// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simd/Kernels.h"

#include "devices/simd/KernelSets.h"

namespace obscura::simd {

std::vector<const KernelTable*> availableKernels() {
    std::vector<const KernelTable*> sets = {&kSse2Kernels};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        sets.push_back(&kAvx2Kernels);
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
        sets.push_back(&kAvx512Kernels);
    }
    return sets;
}

const KernelTable& kernels() {
    static const KernelTable& best = *availableKernels().back();
    return best;
}

}  // namespace obscura::simd
