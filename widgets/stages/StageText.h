// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/StepTrace.h"

#include <QString>

namespace obscura {

/// What a stage is called, its formula with the present numbers, and what happens in plain words.
struct StageText {
    QString title;     ///< "Forward through blackbox"
    QString formula;   ///< rich text
    QString sentence;  ///< plain
};

/// Of stage `index` of `trace`; `graph` knows the names of its blocks.
StageText textOf(const StepTrace& trace, std::size_t index, const Graph& graph);

/// "y", "∂L/∂y", "ω": the symbol of what a picture shows.
QString symbolOf(StageArray what);

/// What was asked of the devices from the step's beginning to the end of that stage.
Ledger askedUntil(const StepTrace& trace, std::size_t index);

}  // namespace obscura
