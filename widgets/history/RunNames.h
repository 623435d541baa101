// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/RunEntry.h"

#include <QString>
#include <memory>
#include <vector>

namespace obscura {

struct RunName {
    QString own;    ///< "Two modulators · Exact · seed 2"
    QString group;  ///< the same for all that differ in nothing but the seed
};

/// Names by which these runs are told apart: their own, followed where some share it by what
/// differs, device and method first, and by the seed. A name that all share is left out where
/// something differs.
std::vector<RunName> namesBeside(const std::vector<std::shared_ptr<const RunEntry>>& runs);

/// Whether one of `runs` has the settings of `e`, its seed among them.
bool isRecorded(const Experiment& e, const std::vector<std::shared_ptr<const RunEntry>>& runs);

/// `e` with the least seed above its own that none of `runs` with the same settings has.
Experiment withNextSeed(Experiment e, const std::vector<std::shared_ptr<const RunEntry>>& runs);

}  // namespace obscura
