// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/Estimator.h"

#include "core/blackbox/estimators/CompressedEstimator.h"
#include "core/blackbox/estimators/CoordinateEstimator.h"
#include "core/blackbox/estimators/ExactEstimator.h"
#include "core/blackbox/estimators/HomodyneEstimator.h"
#include "core/blackbox/estimators/RandomEstimator.h"

namespace obscura {

namespace {

/// The device stays as it is.
class NoEstimator final : public GradientEstimator {
public:
    void estimate(Device&, const GradientRequest&, std::uint64_t,
                  VectorRef gradient) const override {
        gradient.setZero();
    }
    EstimateCost cost(const DeviceTraits&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }
};

std::unique_ptr<GradientEstimator> plainEstimator(const EstimatorSettings& settings,
                                                  std::vector<std::int32_t> tones, Device* twin) {
    const ProbeScoring together{.antithetic = settings.antithetic, .byGroup = false};
    const ProbeScoring byGroup{.antithetic = settings.antithetic, .byGroup = true};
    switch (settings.kind) {
        case EstimatorKind::Gaussian:
            return std::make_unique<RandomEstimator>(ProbeDirections::Gaussian, settings.probes,
                                                     together);
        case EstimatorKind::Rademacher:
            return std::make_unique<RandomEstimator>(ProbeDirections::Rademacher, settings.probes,
                                                     together);
        case EstimatorKind::Local:
            return std::make_unique<RandomEstimator>(settings.directions, settings.probes, byGroup);
        case EstimatorKind::Coordinate:
            return std::make_unique<CoordinateEstimator>(together);
        case EstimatorKind::Homodyne:
            return std::make_unique<HomodyneEstimator>(std::move(tones), settings.probes, byGroup);
        case EstimatorKind::Exact:
            return std::make_unique<ExactEstimator>();
        case EstimatorKind::DigitalTwin:
            return std::make_unique<TwinEstimator>(twin);
        case EstimatorKind::LearnedTwin:
        case EstimatorKind::StreamingJacobian:
        case EstimatorKind::NeuralTwin:
        case EstimatorKind::None:
            break;
    }
    return std::make_unique<NoEstimator>();
}

std::unique_ptr<GradientEstimator> makeEstimator(const EstimatorSettings& settings,
                                                 std::vector<std::int32_t> tones, Device* twin) {
    if (ridesForward(settings)) {
        return std::make_unique<NoEstimator>();
    }
    std::unique_ptr<GradientEstimator> plain = plainEstimator(settings, std::move(tones), twin);
    if (!queriesDevice(settings)) {
        return plain;
    }
    return std::make_unique<CompressedEstimator>(std::move(plain), settings.compression);
}

}  // namespace

std::unique_ptr<GradientEstimator> createEstimator(const EstimatorSettings& settings,
                                                   const Device& device, Device* twin) {
    return makeEstimator(settings,
                         settings.kind == EstimatorKind::Homodyne
                             ? homodyneTones(device.layout().groups, device.outputs())
                             : std::vector<std::int32_t>{},
                         twin);
}

EstimateCost gradientCost(const EstimatorSettings& settings, const DeviceTraits& device,
                          Index batch) {
    return makeEstimator(settings, {}, nullptr)->cost(device, batch);
}

}  // namespace obscura
