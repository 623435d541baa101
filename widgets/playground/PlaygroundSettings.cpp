// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundSettings.h"

#include "core/blackbox/Hardware.h"
#include "core/data/TargetMatrix.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr std::uint64_t kTargetSeed = 7;
constexpr Index kLowRankShare = 4;  ///< of the size
/// Full scale of a converter for parameters that have no range of their own.
constexpr float kConverterLimit = 2;

Matrix targetMatrix(PlaygroundTarget target, Index size) {
    switch (target) {
        case PlaygroundTarget::Orthogonal:
            return randomOrthogonal(size, size, kTargetSeed);
        case PlaygroundTarget::Fourier:
            return realFourier(size);
        case PlaygroundTarget::LowRank:
            return randomLowRank(size, size, size / kLowRankShare, kTargetSeed);
        case PlaygroundTarget::Identity:
            break;
    }
    return Matrix::Identity(size, size);
}

}  // namespace

LayerTask playgroundTask(const PlaygroundSettings& settings) {
    LayerTask task;
    task.target = targetMatrix(settings.target, settings.size);
    BlackBoxSettings& box = task.box;
    box.device = settings.device;
    box.outputs = settings.size;
    box.estimator.kind = settings.estimator;
    box.estimator.antithetic = settings.antithetic;
    box.estimator.probes = settings.probes;
    box.estimator.step = settings.step;
    box.surrogate.rank = std::min(settings.rank, settings.size);
    box.surrogate.sketch = settings.probes;
    box.imperfections.readNoise = float(settings.noise);
    box.imperfections.parameterBits = settings.bits;
    if (settings.bits > 0 &&
        !std::isfinite(deviceLayout(settings.device, settings.size, settings.size).maximum))
        box.imperfections.parameterLimit = kConverterLimit;
    return task;
}

Vector playgroundStart(const LayerTask& task) {
    return initialParameters(*createHardware(task.box, task.inputs(), task.seed), task.seed);
}

bool isSameDevice(const PlaygroundSettings& a, const PlaygroundSettings& b) {
    return a.device == b.device && a.size == b.size && a.target == b.target;
}

}  // namespace obscura
