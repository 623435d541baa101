// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

namespace obscura {

/// This program on this machine, with so many threads.
RunEnvironment runEnvironment(int threads);

}  // namespace obscura
