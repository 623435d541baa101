// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/ForwardModel.h"

#include "core/blackbox/forward/LearnedTwin.h"
#include "core/blackbox/forward/NeuralTwin.h"
#include "core/blackbox/forward/RidingProbes.h"
#include "core/blackbox/forward/StreamingJacobian.h"

namespace obscura {

std::unique_ptr<ForwardModel> createForwardModel(const BlackBoxSettings& settings,
                                                 const Device& device, const Vector& omega,
                                                 const Surrogate& surrogate, std::uint64_t seed) {
    switch (settings.estimator.kind) {
        case EstimatorKind::StreamingJacobian:
            return std::make_unique<StreamingJacobian>(settings.estimator, device, omega);
        case EstimatorKind::LearnedTwin:
            return std::make_unique<LearnedTwin>(settings, device.inputs());
        case EstimatorKind::NeuralTwin:
            return std::make_unique<NeuralTwin>(settings.estimator, device, omega, seed);
        case EstimatorKind::Local:
            if (settings.estimator.riding) {
                return std::make_unique<RidingProbes>(settings.estimator, device, surrogate);
            }
            break;
        default:
            break;
    }
    return nullptr;
}

}  // namespace obscura
