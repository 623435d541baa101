// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/QueryCount.h"

#include "core/blackbox/StepSize.h"
#include "core/blackbox/calibration/Calibration.h"
#include "core/blackbox/estimators/Estimator.h"

namespace obscura {

namespace {

/// Queries for the surrogate: n for its start and each rebuild, 2(r + K) for each psi step.
std::int64_t surrogateQueries(const BlackBoxSettings& box, Index inputs, std::int64_t steps) {
    if (!usesSurrogate(box)) {
        return 0;
    }
    const SurrogateSettings& settings = box.surrogate;
    const bool always = settings.update == SurrogateUpdate::Svd;
    const std::int64_t rebuilds = always                 ? steps
                                  : settings.rebuild > 0 ? steps / settings.rebuild
                                                         : 0;
    const std::int64_t starts = settings.start == SurrogateStart::Svd ? 1 : 0;
    const std::int64_t psi = settings.update == SurrogateUpdate::Psi ? steps - rebuilds : 0;
    return (starts + rebuilds) * inputs + psi * 2 * (settings.rank + settings.sketch);
}

/// All that a calibration may ask for: it ends early where it has found out enough.
Usage calibrationCost(const BlackBoxSettings& settings, const DeviceTraits& device) {
    const CalibrationSettings chosen = Calibrator::chosen(
        {.queries = settings.estimator.calibration.value_or(0)}, device.outputs, device.parameters);
    return usageOf(chosen.queries, chosen.queries / chosen.inputs, settings.costs);
}

/// Queries and programmings for μ, where it is to be found.
EstimateCost stepSizeCost(const EstimatorSettings& settings, const DeviceTraits& device,
                          Index batch, std::int64_t steps) {
    if (settings.step || !queriesDevice(settings.kind)) {
        return {};
    }
    const EstimateCost one = measureStepCost(device, batch);
    const std::int64_t times = (steps + kStepPeriod - 1) / kStepPeriod;
    // Each leaves the device elsewhere, so that ω is written again.
    return {.queries = times * one.queries, .programmings = times * 2 * one.programmings};
}

}  // namespace

Ledger predictCost(const BlackBoxSettings& settings, const DeviceTraits& device, Index batch,
                   std::int64_t steps) {
    const EstimateCost estimate = gradientCost(settings.estimator, device, batch);
    const EstimateCost stepSize = stepSizeCost(settings.estimator, device, batch, steps);
    const bool starts =
        (usesSurrogate(settings) && settings.surrogate.start == SurrogateStart::Svd) || steps > 0;
    const bool changes = settings.estimator.kind != EstimatorKind::None;
    Ledger ledger;
    ledger[Purpose::Forward] =
        usageOf(steps * batch, (starts ? 1 : 0) + (changes ? steps : 0), settings.costs);
    ledger[Purpose::Gradient] =
        usageOf(steps * estimate.queries + stepSize.queries,
                steps * estimate.programmings + stepSize.programmings, settings.costs);
    ledger[Purpose::Surrogate] =
        usageOf(surrogateQueries(settings, device.inputs, steps), 0, settings.costs);
    if (settings.estimator.kind == EstimatorKind::LearnedTwin &&
        settings.estimator.calibration != 0) {
        ledger[Purpose::Calibration] = calibrationCost(settings, device);
    }
    if (settings.inspectionSource == InspectionSource::Queries) {
        ledger[Purpose::Inspection] =
            usageOf(steps / settings.inspectionPeriod * device.inputs, 0, settings.costs);
    }
    return ledger;
}

}  // namespace obscura
