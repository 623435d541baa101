// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/QueryCount.h"

#include "core/blackbox/StepSize.h"
#include "core/blackbox/calibration/Calibration.h"
#include "core/blackbox/estimators/Estimator.h"

#include <numeric>

namespace obscura {

namespace {

/// How often a surrogate is measured.
struct SurrogateCount {
    std::int64_t starts = 0;
    std::int64_t rebuilds = 0;
    std::int64_t psiSteps = 0;
};

SurrogateCount countSurrogate(const BlackBoxSettings& box, std::int64_t steps) {
    if (!usesSurrogate(box)) {
        return {};
    }
    const SurrogateSettings& settings = box.surrogate;
    const bool always = settings.update == SurrogateUpdate::Svd;
    const std::int64_t rebuilds = always                 ? steps
                                  : settings.rebuild > 0 ? steps / settings.rebuild
                                                         : 0;
    return {.starts = settings.start == SurrogateStart::Svd ? 1 : 0,
            .rebuilds = rebuilds,
            .psiSteps = settings.update == SurrogateUpdate::Psi ? steps - rebuilds : 0};
}

/// Queries for the surrogate: n for its start and each rebuild, 2(r + K) for each psi step.
std::int64_t surrogateQueries(const BlackBoxSettings& box, Index inputs, std::int64_t steps) {
    const SurrogateCount count = countSurrogate(box, steps);
    return (count.starts + count.rebuilds) * inputs +
           count.psiSteps * 2 * (box.surrogate.rank + box.surrogate.sketch);
}

std::int64_t inspectionsByQueries(const BlackBoxSettings& box, std::int64_t steps) {
    return box.inspectionSource == InspectionSource::Queries ? steps / box.inspectionPeriod : 0;
}

/// Writes of ω: at the start, and after each step that changes it.
std::int64_t forwardProgrammings(const BlackBoxSettings& box, std::int64_t steps) {
    const bool starts = countSurrogate(box, steps).starts > 0 || steps > 0;
    return (starts ? 1 : 0) + (box.estimator.kind != EstimatorKind::None ? steps : 0);
}

/// The same where each step is sent at ω + μu: what is measured between two of them is measured at
/// ω, which takes a write of its own.
std::int64_t perturbedProgrammings(const BlackBoxSettings& box, std::int64_t steps) {
    const SurrogateCount count = countSurrogate(box, steps);
    std::int64_t inspections = inspectionsByQueries(box, steps);
    if (count.psiSteps > 0) {
        // What a psi step measures before has written ω already.
        const Index rebuild = box.surrogate.rebuild;
        inspections =
            inspections > 0 && rebuild > 0 ? steps / std::lcm(box.inspectionPeriod, rebuild) : 0;
    }
    return count.starts + steps + count.rebuilds + 2 * count.psiSteps + inspections;
}

bool perturbsForward(const EstimatorSettings& settings) {
    return settings.kind == EstimatorKind::NeuralTwin || ridesAsProbe(settings);
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
    if (settings.step || !queriesDevice(settings)) {
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
    Ledger ledger;
    ledger[Purpose::Forward] =
        usageOf(steps * batch,
                perturbsForward(settings.estimator) ? perturbedProgrammings(settings, steps)
                                                    : forwardProgrammings(settings, steps),
                settings.costs);
    ledger[Purpose::Gradient] =
        usageOf(steps * estimate.queries + stepSize.queries,
                steps * estimate.programmings + stepSize.programmings, settings.costs);
    ledger[Purpose::Surrogate] =
        usageOf(surrogateQueries(settings, device.inputs, steps), 0, settings.costs);
    if (settings.estimator.kind == EstimatorKind::LearnedTwin &&
        settings.estimator.calibration != 0) {
        ledger[Purpose::Calibration] = calibrationCost(settings, device);
    }
    ledger[Purpose::Inspection] =
        usageOf(inspectionsByQueries(settings, steps) * device.inputs, 0, settings.costs);
    return ledger;
}

}  // namespace obscura
