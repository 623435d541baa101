// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/LayerTask.h"
#include "core/blackbox/study/LossPlane.h"
#include "devices/DeviceRegistry.h"

#include <string>

namespace obscura {

/// The matrices that the playground has its device compute.
enum class PlaygroundTarget { Orthogonal, Fourier, LowRank, Identity };

/// What stands in the playground's controls.
struct PlaygroundSettings {
    std::string device = deviceRegistry().front().id;
    Index size = 16;  ///< n = m, even
    PlaygroundTarget target = PlaygroundTarget::Orthogonal;
    EstimatorKind estimator = EstimatorKind::Gaussian;
    bool antithetic = false;
    Index probes = 16;   ///< M; as many sketch inputs, too
    double step = 0.01;  ///< μ, in the unit of ω
    double noise = 0;    ///< of the rms output; 0: off
    Index bits = 0;      ///< of ω's converter; 0: off
    Index rank = 4;      ///< r, at most size
    Index updates = 10;  ///< that a surrogate follows before it is looked at
    double rate = 0.03;  ///< of Adam, in the unit of ω
    PlaneAxes axes = PlaneAxes::Gradient;
    bool operator==(const PlaygroundSettings&) const = default;
};

/// The task of those settings. `rank` is cut to the size.
LayerTask playgroundTask(const PlaygroundSettings& settings);

/// Where the device begins [d]. Throws UserError where device and settings don't fit.
Vector playgroundStart(const LayerTask& task);

/// Whether a device that learns by `a` can go on by `b`: it is the same one with the same task.
bool isSameDevice(const PlaygroundSettings& a, const PlaygroundSettings& b);

}  // namespace obscura
