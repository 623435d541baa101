// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <string>

namespace obscura {

/// The summary as the JSON object that summary.json holds and the terminal program prints.
std::string formatSummary(const RunSummary& summary);

}  // namespace obscura
