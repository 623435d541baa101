// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/calibration/Calibration.h"

#include <filesystem>

namespace obscura {

/// Writes what was found of a piece of the device that `settings` name, with n = `inputs`, as
/// readable JSON. Throws UserError as writeFileAtomically() does.
void writeCalibration(const std::filesystem::path& file, const Calibration& found,
                      const BlackBoxSettings& settings, Index inputs);

/// Reads it for such a device. Throws UserError that names the file and the field, with what was
/// found and what was expected: a file that can't be read, a device of another kind or size.
Calibration readCalibration(const std::filesystem::path& file, const BlackBoxSettings& settings,
                            Index inputs);

}  // namespace obscura
