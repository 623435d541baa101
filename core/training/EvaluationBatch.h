// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/Inspection.h"

namespace obscura {

/// Test samples that go through the network at once, 1 … 1000: enough to keep matrix products busy,
/// and so few that no activation of the batch is beyond 64 MiB, as long as one sample isn't.
Index evaluationBatch(const InspectionReport& report);

}  // namespace obscura
