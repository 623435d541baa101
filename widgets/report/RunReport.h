// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace obscura {

/// Writes what the run in the folder `run` was and what came of it as one page of A4, a PDF whose
/// text is text: its network, settings that aren't at their defaults, plots, figures, changes and
/// notes. The run may still go on. Throws UserError with file and reason.
void writeRunReport(const std::filesystem::path& run, const QString& file);

}  // namespace obscura
