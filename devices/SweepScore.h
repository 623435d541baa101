// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

namespace obscura {

/// Writes row `probe` of `scores` from `y` [B, m], the device's answers at ω + μu_probe.
void scoreProbe(const Sweep& request, const OutputGroups& groups, Index probe, const Matrix& y,
                MatrixRef scores);

/// Writes row `probe` of `scores` from what each output scored by itself.
void scoreOutputs(const Sweep& request, const OutputGroups& groups, Index probe,
                  const Eigen::Ref<const Eigen::RowVectorXd>& outputScores, MatrixRef scores);

}  // namespace obscura
