// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

#include <string>
#include <string_view>

namespace obscura {

/// The summary as the JSON object that summary.json holds and the terminal program prints.
std::string formatSummary(const RunSummary& summary);

/// What such a text tells of the run as a whole: black boxes and findings are left out. What isn't
/// told, as by an earlier version, stays at its default. Throws UserError with `source`, what was
/// found and what was expected.
RunSummary parseSummary(std::string_view text, std::string_view source);

}  // namespace obscura
