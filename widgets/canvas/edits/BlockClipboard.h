// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QMimeData>
#include <memory>

namespace obscura {

/// Copied blocks. The data is an experiment file that holds nothing but them, which is also there
/// as plain text.
inline constexpr auto kBlocksMimeType = "application/x-obscura-blocks+json";

std::unique_ptr<QMimeData> blocksToMime(const Graph& part);

/// The blocks in `data`, copied here or text that someone wrote. Throws UserError that says what
/// was found and what was expected; `data` may be nullptr.
Graph blocksFromMime(const QMimeData* data);

}  // namespace obscura
