// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Streams.h"
#include "core/blackbox/BlackBox.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/StepSize.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

/// Inspections from one measurement of the whole spectrum to the next.
constexpr std::uint64_t kSpectrumPeriod = 10;
/// Updates before the first diagnosis: Adam's moments and a surrogate that starts from nothing
/// need as many.
constexpr std::uint64_t kSettling = 50;
/// A float of magnitude a is followed by one at most this times a farther on.
constexpr float kSpacing = std::numeric_limits<float>::epsilon();
/// Directions that tell the response to a probe well enough: with 128 outputs to a few percent.
constexpr Index kResponseProbes = 4;

}  // namespace

bool BlackBox::measuresSpectrum() const {
    const auto period = static_cast<std::uint64_t>(m_settings.inspectionPeriod);
    return m_updates % period == 0 && m_updates / period % kSpectrumPeriod == 1;
}

void BlackBox::rememberInspection(const GradientRequest& request) {
    if (m_recentGradients.size() == kSpectrumPeriod) {
        m_recentGradients.erase(m_recentGradients.begin());
    }
    m_recentGradients.push_back(m_gradientFidelity);
    if (!m_device.simulation()) {
        return;
    }
    m_inspected = InspectedBatch{.omega = request.omega,
                                 .x = request.x,
                                 .y = request.y,
                                 .g = request.g,
                                 .step = request.step};
}

bool BlackBox::diagnosisIsDue() const {
    return measuresSpectrum() && m_updates >= kSettling;
}

Symptoms BlackBox::symptoms() const {
    Symptoms symptoms;
    symptoms.fidelity = meanOf(m_recentGradients);
    symptoms.fidelity.surrogateError = m_errors.surrogateError;
    symptoms.fidelity.bestSurrogateError = m_errors.bestSurrogateError;
    symptoms.rank = m_surrogate.rank();
    symptoms.mostRank = std::min(inputs(), outputs());
    symptoms.spent = ledger();
    // Counts and queries of the same purposes. Sketch inputs are sent at a size that fits, and what
    // evaluation clips disturbs no training.
    ClippedCounts beyond = clippedIn(Purpose::Forward);
    beyond += clippedIn(Purpose::Gradient);
    const std::int64_t sent =
        ledger()[Purpose::Forward].queries + ledger()[Purpose::Gradient].queries;
    const auto queries = static_cast<double>(std::max<std::int64_t>(1, sent));
    symptoms.clippedInputs =
        static_cast<double>(beyond.inputs) / (queries * static_cast<double>(inputs()));
    symptoms.clippedOutputs =
        static_cast<double>(beyond.outputs) / (queries * static_cast<double>(outputs()));
    const EstimatorSettings& estimator = m_settings.estimator;
    if (queriesDevice(estimator.kind)) {
        symptoms.step = estimator.step > 0 ? estimator.step : static_cast<double>(m_step);
        symptoms.resolution = static_cast<double>(m_device.layout().resolution);
        symptoms.noise = readNoise();
        symptoms.response = probeResponse(symptoms.step);
        const Eigen::ArrayXf reach = reachOfParameters();
        symptoms.farthest = static_cast<double>(reach.maxCoeff());
        symptoms.unresolved =
            (reach.cast<double>() * kSpacing > symptoms.step / 2).cast<double>().mean();
        // A step below the resolution is another matter, and so is one below single precision.
        const double visible =
            std::max({symptoms.step, symptoms.resolution, symptoms.farthest * kSpacing});
        symptoms.answers = m_hardware.followsSteps(m_omega, static_cast<float>(visible));
    }
    return symptoms;
}

/// |ω| [d] or the magnitude that the hardware holds, drift included, whichever is larger.
Eigen::ArrayXf BlackBox::reachOfParameters() const {
    const Vector& held = m_hardware.heldParameters();
    const Eigen::ArrayXf trained = m_omega.array().abs();
    return held.size() == trained.size() ? Eigen::ArrayXf(trained.max(held.array().abs()))
                                         : trained;
}

/// Standard deviation of a reading like the last answer, in the unit of the outputs.
double BlackBox::readNoise() const {
    return std::sqrt(readingVariance(m_device.noiseLevel(), m_lastAnswer.transpose()));
}

/// Root mean square movement of an output by one probe of the step μ, for the last input: of the
/// device's ideal model, so that the device need not be asked. NaN where it is not needed, because
/// readings have no noise, or not known.
double BlackBox::probeResponse(double step) const {
    // A coordinate's probe moves few outputs, and those much.
    if (readNoise() == 0 || m_settings.estimator.kind == EstimatorKind::Coordinate ||
        !m_device.simulation() || m_lastInput.size() == 0) {
        return Fidelity::kUnknown;
    }
    const std::unique_ptr<Device> model = createIdealModel(m_settings, inputs());
    const Matrix x = m_lastInput.transpose();
    Matrix still(1, outputs());
    Matrix moved(1, outputs());
    Vector u(m_omega.size());
    model->program(m_omega);
    model->query(x, still);
    // Some models read with noise of their own, and both readings carry it.
    const double variance = readingVariance(model->noiseLevel(), still);
    const RademacherDirections directions(m_seed);
    double sum = 0;
    for (Index probe = 0; probe < kResponseProbes; ++probe) {
        directions.fill(probe, 0, {u.data(), static_cast<std::size_t>(u.size())});
        model->program(m_omega + static_cast<float>(step) * u);
        model->query(x, moved);
        sum += meanSquare(moved - still) - 2 * variance;
    }
    return std::sqrt(std::max(sum, 0.0) / static_cast<double>(kResponseProbes));
}

/// Nothing before the first inspection, and where nothing is estimated.
std::optional<GradientSpread> BlackBox::gradientSpread(Index repeats) const {
    if (!m_inspected || m_settings.estimator.kind == EstimatorKind::None) {
        return std::nullopt;
    }
    const InspectedBatch& batch = *m_inspected;
    const std::unique_ptr<ImperfectDevice> copy =
        createHardware(m_settings, inputs(), streamSeed(m_seed, Stream::DeviceNoise));
    copy->setActive(m_settings.imperfections.activeIn(true));
    copy->program(batch.omega);
    Vector exact(batch.omega.size());
    copy->simulation()->pullBackParameters(batch.x, batch.g, exact);
    const std::unique_ptr<Device> twin = m_twin ? createIdealModel(m_settings, inputs()) : nullptr;
    const auto estimator = createEstimator(m_settings.estimator, *copy, twin.get());
    const GradientRequest request{.omega = batch.omega,
                                  .x = batch.x,
                                  .y = batch.y,
                                  .g = batch.g,
                                  .step = batch.step,
                                  .stop = m_stop};
    return measureSpread(*estimator, *copy, request, exact, repeats,
                         streamSeed(streamSeed(m_seed, Stream::Probes), m_updates));
}

}  // namespace obscura
