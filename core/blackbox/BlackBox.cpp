// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBox.h"

#include "core/base/Streams.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/StepSize.h"
#include "core/blackbox/surrogates/ProjectorSplitting.h"
#include "core/blackbox/surrogates/Streaming.h"
#include "core/settings/SettingsCheck.h"
#include "devices/DeviceRegistry.h"
#include "devices/MatrixProduct.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

// Number `count` in stream `stream` of a run: a new seed for every step.
std::uint64_t stepSeed(std::uint64_t seed, Stream stream, std::uint64_t count) {
    return streamSeed(streamSeed(seed, stream), count);
}

bool needsTwin(const BlackBoxSettings& settings) {
    return settings.estimator.kind == EstimatorKind::DigitalTwin ||
           settings.surrogate.upstream == UpstreamGradient::DigitalTwin;
}

/// Gives each row its largest entry `limit`, so that every input is accepted and stands above the
/// noise; returns the factors [rows].
Vector scaleRows(Matrix& rows, float limit) {
    Vector factors = Vector::Ones(rows.rows());
    for (Index i = 0; i < rows.rows(); ++i) {
        if (const float largest = rows.row(i).cwiseAbs().maxCoeff(); largest > 0) {
            factors[i] = limit / largest;
            rows.row(i) *= factors[i];
        }
    }
    return factors;
}

// `chosen`, or the device's own parameters where that is empty.
Vector startOf(const Device& device, std::uint64_t seed, Vector chosen) {
    return chosen.size() > 0 ? std::move(chosen) : initialParameters(device, seed);
}

// What can be seen of a device that holds `omega`.
DeviceSnapshot look(const ImperfectDevice& device, const BlackBoxSettings& settings,
                    const Vector& omega) {
    DeviceSnapshot snapshot;
    snapshot.device = deviceInfo(settings.device).id;
    snapshot.options = settings.deviceOptions;
    snapshot.inputs = device.inputs();
    snapshot.outputs = device.outputs();
    snapshot.layout = device.layout();
    snapshot.layout.groups = {};
    snapshot.omega = omega;
    snapshot.held = device.heldParameters();
    if (const Simulation* simulation = device.simulation(); simulation && device.isLinear()) {
        snapshot.transfer.resize(device.outputs(), device.inputs());
        simulation->transferMatrix(snapshot.transfer);
    }
    return snapshot;
}

}  // namespace

BlackBox::BlackBox(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed, Vector start,
                   std::stop_token stop)
    : BlackBox(settings, createHardware(settings, inputs, streamSeed(seed, Stream::DeviceNoise)),
               seed, std::move(start), std::move(stop)) {}

BlackBox::BlackBox(const BlackBoxSettings& settings, std::unique_ptr<ImperfectDevice> hardware,
                   std::uint64_t seed, Vector start, std::stop_token stop)
    : m_settings(settings),
      m_seed(seed),
      m_stop(std::move(stop)),
      m_hardware(*hardware),
      m_device(std::move(hardware), settings.costs),
      m_start(startOf(m_device, seed, std::move(start))),
      m_omega(m_start),
      m_surrogate({}, {}, {}) {
    checkMethod(settings, traitsOf(m_device));
    if (needsTwin(settings)) {
        m_twin = createIdealModel(settings, inputs());
    }
    m_estimator = createEstimator(settings.estimator, m_device, m_twin.get());
    try {
        m_surrogate = firstSurrogate();
    } catch (const Stopped&) {
        // What has been asked of the device is to be told.
    }
}

Surrogate BlackBox::firstSurrogate() {
    const SurrogateSettings& surrogate = m_settings.surrogate;
    return surrogate.start == SurrogateStart::Svd
               ? Surrogate::fromMatrix(measureTransferMatrix(Purpose::Surrogate), surrogate.rank)
               : Surrogate::fromNothing(outputs(), inputs(), surrogate.rank,
                                        stepSeed(m_seed, Stream::Sketch, m_updates));
}

void BlackBox::forward(ConstMatrixRef x, MatrixRef y, Purpose purpose) {
    checkStop(m_stop);
    setPurpose(purpose);
    ensureProgrammed();
    m_device.query(x, y);
    if (x.rows() > 0) {
        m_lastInput = x.row(0).transpose();
        m_lastAnswer = y.row(0).transpose();
    }
}

void BlackBox::backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                        VectorRef gomega) {
    checkStop(m_stop);
    ensureProgrammed();
    if (m_settings.surrogate.update == SurrogateUpdate::Streaming) {
        streamingStep(m_surrogate, x, y);
    }
    pullBack(x, g, gx);
    if (m_settings.surrogate.update == SurrogateUpdate::Psi && !rebuildsAt(m_updates + 1)) {
        Matrix inputs = surrogateInputs();
        Matrix answers = measure(inputs, Purpose::Surrogate);
        m_old = {std::move(inputs), std::move(answers)};
    }
    GradientRequest request{.omega = m_omega, .x = x, .y = y, .g = g, .step = 0, .stop = m_stop};
    request.step = chooseStep(request);
    m_gradientFidelity = {};
    // The device must be looked at before probes move it.
    const std::optional<Reference> exact = inspectsNow() ? reference(x, g) : std::nullopt;
    estimate(request, gomega);
    if (exact) {
        compare(*exact, gx, gomega);
        rememberInspection(request);
    }
}

std::optional<BlackBox::Reference> BlackBox::reference(ConstMatrixRef x, ConstMatrixRef g) {
    if (m_settings.inspectionSource == InspectionSource::Queries) {
        m_measured = measureTransferMatrix(Purpose::Inspection);
        m_gradientFidelity.surrogateError = m_surrogate.relativeError(*m_measured);
        Reference measured{.inputs = Matrix(x.rows(), inputs()), .parameters = {}};
        multiply(g, *m_measured, measured.inputs);
        return measured;
    }
    const Simulation* const simulation = m_device.simulation();
    if (!simulation) {
        return std::nullopt;
    }
    Reference exact{.inputs = Matrix(x.rows(), inputs()), .parameters = Vector(m_omega.size())};
    simulation->pullBackInputs(x, g, exact.inputs);
    simulation->pullBackParameters(x, g, exact.parameters);
    return exact;
}

void BlackBox::compare(const Reference& exact, ConstMatrixRef gx, ConstVectorRef gomega) {
    m_gradientFidelity.inputCosine = cosine(gx, exact.inputs);
    if (exact.parameters.size() > 0) {
        const auto known = exact.parameters.transpose();
        m_gradientFidelity.parameterCosine = cosine(gomega.transpose(), known);
        m_gradientFidelity.parameterNormRatio = normRatio(gomega.transpose(), known);
    }
}

void BlackBox::pullBack(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) {
    switch (m_settings.surrogate.upstream) {
        case UpstreamGradient::Surrogate:
            m_surrogate.pullBack(g, gx);
            break;
        case UpstreamGradient::Exact:
            m_device.simulation()->pullBackInputs(x, g, gx);
            break;
        case UpstreamGradient::DigitalTwin:
            m_twin->program(m_omega);
            m_twin->simulation()->pullBackInputs(x, g, gx);
            break;
    }
}

void BlackBox::estimate(const GradientRequest& request, VectorRef gomega) {
    setPurpose(Purpose::Gradient);
    m_programmed = !queriesDevice(m_settings.estimator.kind);
    try {
        m_estimator->estimate(m_device, request, stepSeed(m_seed, Stream::Probes, m_updates),
                              gomega);
    } catch (const Stopped&) {
        // Nobody is to find the hardware at a probe.
        ensureProgrammed();
        throw;
    }
}

float BlackBox::chooseStep(const GradientRequest& request) {
    const EstimatorSettings& estimator = m_settings.estimator;
    if (estimator.step > 0 || !queriesDevice(estimator.kind)) {
        return static_cast<float>(estimator.step);
    }
    if (m_updates % kStepPeriod == 0) {
        setPurpose(Purpose::Gradient);
        m_programmed = measureStepCost(traitsOf(m_device), request.x.rows()).programmings == 0;
        m_step = measureStep(m_device, request, stepSeed(m_seed, Stream::Probes, m_updates));
        ensureProgrammed();
    }
    return m_step;
}

void BlackBox::update() {
    ++m_updates;
    m_programmed = m_settings.estimator.kind == EstimatorKind::None;
    const ParameterLayout& layout = m_device.layout();
    if (!layout.periodic) {
        m_omega = m_omega.cwiseMax(layout.minimum).cwiseMin(layout.maximum);
    }
    // The new setting serves the next forward pass, whatever else is measured at it.
    setPurpose(Purpose::Forward);
    ensureProgrammed();
    try {
        followDevice();
    } catch (const Stopped&) {
        // The step has been made, and is the last one.
    }
    m_old.reset();
}

void BlackBox::followDevice() {
    if (rebuildsAt(m_updates)) {
        m_surrogate =
            Surrogate::fromMatrix(measureTransferMatrix(Purpose::Surrogate), m_surrogate.rank());
    } else if (m_old) {
        checkStop(m_stop);
        const Index rank = m_surrogate.rank();
        const Index sketch = m_settings.surrogate.sketch;
        const Matrix change = measure(m_old->inputs, Purpose::Surrogate) - m_old->answers;
        psiStep(m_surrogate, change.topRows(rank), m_old->inputs.bottomRows(sketch),
                change.bottomRows(sketch));
    }
}

bool BlackBox::rebuildsAt(std::uint64_t update) const {
    const auto period = static_cast<std::uint64_t>(m_settings.surrogate.rebuild);
    return m_settings.surrogate.update == SurrogateUpdate::Svd ||
           (period > 0 && update % period == 0);
}

void BlackBox::setRank(Index rank) {
    BlackBoxSettings wanted = m_settings;
    wanted.surrogate.rank = rank;
    checkMethod(wanted, traitsOf(m_device));
    m_settings = wanted;
    m_surrogate = m_surrogate.withRank(rank, stepSeed(m_seed, Stream::Sketch, m_updates));
    // Those of the old rank don't speak against the new one.
    m_errors = {};
    m_isRankNew = true;
}

bool BlackBox::inspectsNow() const {
    return (m_updates + 1) % static_cast<std::uint64_t>(m_settings.inspectionPeriod) == 0;
}

bool BlackBox::canCompareSoon() const {
    constexpr Index kQuick = Index{1} << 28;
    const bool mayTakeSeconds = inputs() * inputs() * outputs() > kQuick;
    return m_surrogate.rank() > 0 && !(mayTakeSeconds && m_stop.stop_requested());
}

double BlackBox::surrogateError() {
    if (!canCompareSoon()) {
        return Fidelity::kUnknown;
    }
    const std::optional<Matrix> a = transferMatrix();
    return a ? m_surrogate.relativeError(*a) : Fidelity::kUnknown;
}

Fidelity BlackBox::fidelity() {
    Fidelity fidelity = m_gradientFidelity;
    if (m_stop.stop_requested()) {
        return fidelity;
    }
    if (const std::optional<Matrix> a = transferMatrix()) {
        if (std::isnan(fidelity.surrogateError)) {
            fidelity.surrogateError = m_surrogate.relativeError(*a);
        }
        // Who changes the rank wants to see what it allows.
        if (measuresSpectrum() || m_isRankNew) {
            m_isRankNew = false;
            fidelity.bestSurrogateError = bestError(singularValues(*a), m_surrogate.rank());
            m_errors = {.surrogateError = fidelity.surrogateError,
                        .bestSurrogateError = fidelity.bestSurrogateError};
        }
    }
    return fidelity;
}

std::optional<SurrogateComparison> BlackBox::compareSurrogate() {
    if (!canCompareSoon()) {
        return std::nullopt;
    }
    const std::optional<Matrix> a = transferMatrix();
    return a ? std::optional(obscura::compareSurrogate(m_surrogate, *a)) : std::nullopt;
}

ComparisonSnapshot BlackBox::comparison(Index repeats) {
    return {.device = traitsOf(m_device),
            .rank = m_surrogate.rank(),
            .surrogate = compareSurrogate(),
            .repeats = repeats,
            .spread = repeats > 0 ? gradientSpread(repeats) : std::nullopt};
}

std::optional<Matrix> BlackBox::transferMatrix() {
    if (m_settings.inspectionSource == InspectionSource::Queries) {
        return m_measured;
    }
    if (!m_device.simulation() || !m_device.isLinear()) {
        return std::nullopt;
    }
    setPurpose(Purpose::Inspection);
    ensureProgrammed();
    Matrix a(outputs(), inputs());
    m_device.simulation()->transferMatrix(a);
    return a;
}

DeviceSnapshot BlackBox::snapshot() {
    ensureProgrammed();
    // Whenever they act: the picture is of the piece as it is. What comes next sets its own phase.
    m_hardware.setActive(true);
    DeviceSnapshot snapshot = look(m_hardware, m_settings, m_omega);
    snapshot.initial = m_start;
    snapshot.x = m_lastInput;
    snapshot.y = m_lastAnswer;
    return snapshot;
}

DeviceSnapshot BlackBox::initialSnapshot(const BlackBoxSettings& settings, Index inputs,
                                         std::uint64_t seed, const Vector& start) {
    const std::unique_ptr<ImperfectDevice> device =
        createHardware(settings, inputs, streamSeed(seed, Stream::DeviceNoise));
    const Vector omega = startOf(*device, seed, start);
    device->program(omega);
    DeviceSnapshot snapshot = look(*device, settings, omega);
    snapshot.initial = omega;
    snapshot.x = Vector::Unit(inputs, inputs / 2);
    Matrix answer(1, settings.outputs);
    device->query(snapshot.x.transpose(), answer);
    snapshot.y = answer.row(0).transpose();
    return snapshot;
}

Matrix BlackBox::measureTransferMatrix(Purpose purpose) {
    // All n unit vectors at once would take n² numbers, and a large mesh seconds, in which it can't
    // be stopped.
    constexpr Index kMostEntries = Index{1} << 24;
    constexpr Index kMostMultiplications = Index{1} << 28;
    constexpr Index kGrain = 16;
    const Index most =
        std::max(std::min(kMostEntries / inputs(), kMostMultiplications / (inputs() * outputs())) /
                     kGrain * kGrain,
                 kGrain);
    Matrix a(outputs(), inputs());
    for (Index first = 0; first < inputs(); first += most) {
        checkStop(m_stop);
        const Index count = std::min(most, inputs() - first);
        Matrix units = Matrix::Zero(count, inputs());
        units.middleCols(first, count).setIdentity();
        a.middleCols(first, count) = measure(units, purpose).transpose();
    }
    checkStop(m_stop);
    return a;
}

Matrix BlackBox::surrogateInputs() const {
    const Index rank = m_surrogate.rank();
    const Index sketch = m_settings.surrogate.sketch;
    Matrix rows(rank + sketch, inputs());
    rows.topRows(rank) = m_surrogate.v().transpose();
    const CounterRandom random(stepSeed(m_seed, Stream::Sketch, m_updates));
    random.normal(0, 0, {rows.row(rank).data(), static_cast<std::size_t>(sketch * inputs())});
    return rows;
}

Matrix BlackBox::measure(const Matrix& inputs, Purpose purpose) {
    ensureProgrammed();
    Matrix answers(inputs.rows(), outputs());
    setPurpose(purpose);
    const float limit = m_device.inputLimit();
    if (!m_device.isLinear() || !std::isfinite(limit)) {
        m_device.query(inputs, answers);
        return answers;
    }
    Matrix sent = inputs;
    const Vector factors = scaleRows(sent, limit);
    m_device.query(sent, answers);
    return factors.cwiseInverse().asDiagonal() * answers;
}

void BlackBox::setPurpose(Purpose purpose) {
    if (purpose != m_purpose) {
        m_clipped[static_cast<std::size_t>(m_purpose)] = clippedIn(m_purpose);
        m_purpose = purpose;
    }
    m_device.setPurpose(purpose);
    m_hardware.setActive(m_settings.imperfections.activeIn(purpose != Purpose::Evaluation));
}

/// Of all that was clipped, what was in queries for `purpose`: what no other purpose accounts for
/// belongs to the present one.
ClippedCounts BlackBox::clippedIn(Purpose purpose) const {
    ClippedCounts counts = m_clipped[static_cast<std::size_t>(purpose)];
    if (purpose == m_purpose) {
        counts = clipped();
        for (const Purpose other : kPurposes) {
            if (other != purpose) {
                counts -= m_clipped[static_cast<std::size_t>(other)];
            }
        }
    }
    return counts;
}

void BlackBox::ensureProgrammed() {
    if (!m_programmed) {
        m_device.program(m_omega);
        m_programmed = true;
    }
}

}  // namespace obscura
