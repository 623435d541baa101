// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/SettingsCheck.h"
#include "devices/Ledger.h"

namespace obscura {

/// What a black box with these settings asks of `device` for its start and `steps` training steps
/// with `batch` inputs each (samples times positions), evaluations left out: exactly what its
/// ledger shows afterwards. For telling the cost before a run. Precondition: checkMethod() accepts
/// the settings.
Ledger predictCost(const BlackBoxSettings& settings, const DeviceTraits& device, Index batch,
                   std::int64_t steps);

}  // namespace obscura
