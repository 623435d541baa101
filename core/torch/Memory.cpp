// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Memory.h"

#include <malloc.h>

namespace obscura {

namespace {

/// Bytes of the largest block that is reused; the most that glibc takes.
constexpr int kLargestKept = 32 << 20;
/// Bytes at the end of an arena before it shrinks.
constexpr int kFreeKept = 256 << 20;

}  // namespace

void keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, kLargestKept);
    mallopt(M_TRIM_THRESHOLD, kFreeKept);
}

}  // namespace obscura
