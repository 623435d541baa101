// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simd/Kernels.h"

namespace obscura::simd {

extern const KernelTable kSse2Kernels;
extern const KernelTable kAvx2Kernels;
extern const KernelTable kAvx512Kernels;

}  // namespace obscura::simd
