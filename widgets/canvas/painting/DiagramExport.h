// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QString>

namespace obscura {

/// Writes the network as a picture on white, by the ending of `file`: .png, .svg or .pdf. Throws
/// UserError with file and reason.
void exportDiagram(const Experiment& experiment, const QString& file);

}  // namespace obscura
