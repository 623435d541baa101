// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBox.h"

#include "core/base/Streams.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/StepSize.h"
#include "core/blackbox/surrogates/ProjectorSplitting.h"
#include "core/blackbox/surrogates/Streaming.h"
#include "core/settings/SettingsCheck.h"
#include "devices/Error.h"
#include "devices/ImperfectDevice.h"
#include "devices/MatrixProduct.h"
#include "devices/State.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

// Number `count` in stream `stream` of a run: a new seed for every step.
std::uint64_t stepSeed(std::uint64_t seed, Stream stream, std::uint64_t count) {
    return streamSeed(streamSeed(seed, stream), count);
}

std::pair<float, float> noiseOf(const BlackBoxSettings& settings) {
    return {settings.imperfections.readNoise, settings.imperfections.readNoiseAbsolute};
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

}  // namespace

BlackBox::BlackBox(const BlackBoxSettings& settings, std::unique_ptr<Device> device,
                   std::uint64_t seed, Vector start, std::stop_token stop)
    : m_settings(settings),
      m_seed(seed),
      m_stop(std::move(stop)),
      m_device(std::move(device), settings.costs),
      m_omega(start.size() > 0 ? std::move(start) : initialParameters(m_device, seed)),
      m_surrogate({}, {}, {}) {
    if (outputs() != settings.outputs) {
        throw UserError("black box: found a device of " + std::to_string(outputs()) +
                        " outputs, expected " + std::to_string(settings.outputs));
    }
    m_device.heed(m_stop);
    checkMethod(settings, traitsOf(m_device));
    if (needsTwin(settings)) {
        m_twin = createIdealModel(settings, inputs());
    }
    createMethod();
    try {
        if (m_model) {
            setPurpose(Purpose::Calibration);
            m_model->prepare(m_device, streamSeed(m_seed, Stream::Calibration), m_stop);
            setPurpose(Purpose::Forward);
        }
        if (usesSurrogate(m_settings)) {
            m_surrogate = firstSurrogate();
        }
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

void BlackBox::createMethod() {
    m_estimator = createEstimator(m_settings.estimator, m_device, m_twin.get());
    m_model = createForwardModel(m_settings, m_device, m_omega, m_surrogate,
                                 streamSeed(m_seed, Stream::NeuralTwin));
}

void BlackBox::changeMethod(const EstimatorSettings& before) {
    const EstimatorSettings& now = m_settings.estimator;
    if (m_model && now.kind == before.kind && now.riding == before.riding &&
        now.weightLaw == before.weightLaw) {
        m_model->change(now);
    } else {
        createMethod();
    }
}

void BlackBox::forward(ConstMatrixRef x, MatrixRef y, Purpose purpose) {
    checkStop(m_stop);
    setPurpose(purpose);
    if (m_model && purpose == Purpose::Forward) {
        programForLearning();
    } else {
        ensureProgrammed();
    }
    m_device.query(x, y);
    tell([&](BlackBoxObserver& o) { o.answered(x, y); });
}

void BlackBox::backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                        VectorRef gomega) {
    checkStop(m_stop);
    tell([&](BlackBoxObserver& o) { o.arrived(g); });
    if (m_model) {
        m_model->learn(m_omega, x, y, m_device.noiseLevel());
    } else {
        ensureProgrammed();
    }
    const bool streams =
        usesSurrogate(m_settings) && m_settings.surrogate.update == SurrogateUpdate::Streaming;
    if (streams) {
        streamingStep(m_surrogate, x, y);
    }
    if (m_model || streams) {
        tell([](BlackBoxObserver& o) { o.learned(); });
    }
    pullBack(x, g, gx);
    tell([&](BlackBoxObserver& o) { o.pulledBack(x, g, gx); });
    if (usesSurrogate(m_settings) && m_settings.surrogate.update == SurrogateUpdate::Psi &&
        !rebuildsAt(m_updates + 1)) {
        Matrix inputs = surrogateInputs();
        Matrix answers = measure(inputs, Purpose::Surrogate);
        m_old = {std::move(inputs), std::move(answers)};
        tell([](BlackBoxObserver& o) { o.measured(); });
    }
    GradientRequest request{.omega = m_omega, .x = x, .y = y, .g = g, .step = 0, .stop = m_stop};
    request.step = chooseStep(request);
    tell([&](BlackBoxObserver& o) { o.beforeEstimate(request); });
    estimate(request, gomega);
    tell([&](BlackBoxObserver& o) { o.afterEstimate(request, gx, gomega); });
}

void BlackBox::pullBack(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) {
    switch (m_settings.surrogate.upstream) {
        case UpstreamGradient::Automatic:
            m_model ? m_model->pullBackInputs(x, g, gx) : m_surrogate.pullBack(g, gx);
            break;
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
    if (m_model) {
        m_model->pullBackParameters(request.x, request.g, gomega);
        m_learned = m_omega;
        return;
    }
    setPurpose(Purpose::Gradient);
    m_programmed = !queriesDevice(m_settings.estimator);
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
    if (estimator.step || !queriesDevice(estimator)) {
        return static_cast<float>(estimator.step.value_or(0));
    }
    if (!m_step || m_updates % kStepPeriod == 0) {
        setPurpose(Purpose::Gradient);
        m_programmed = measureStepCost(traitsOf(m_device), request.x.rows()).programmings == 0;
        m_step = measureStep(m_device, request, stepSeed(m_seed, Stream::Probes, m_updates));
        ensureProgrammed();
    }
    return *m_step;
}

void BlackBox::update() {
    ++m_updates;
    m_programmed = m_settings.estimator.kind == EstimatorKind::None;
    const ParameterLayout& layout = m_device.layout();
    if (!layout.periodic) {
        m_omega = m_omega.cwiseMax(layout.minimum).cwiseMin(layout.maximum);
    }
    if (m_model && m_learned.size() > 0) {
        m_model->follow(m_learned, m_omega);
    }
    // The new setting serves the next forward pass, whatever else is measured at it.
    setPurpose(Purpose::Forward);
    if (!m_model || !m_model->perturbs()) {
        ensureProgrammed();
    }
    tell([](BlackBoxObserver& o) { o.updated(); });
    try {
        followDevice();
    } catch (const Stopped&) {
        // The step has been made, and is the last one.
    }
    m_old.reset();
}

void BlackBox::followDevice() {
    if (!usesSurrogate(m_settings)) {
        return;
    }
    const bool follows = rebuildsAt(m_updates) || m_old;
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
    if (follows) {
        tell([](BlackBoxObserver& o) { o.followed(); });
    }
}

bool BlackBox::rebuildsAt(std::uint64_t update) const {
    const auto period = static_cast<std::uint64_t>(m_settings.surrogate.rebuild);
    return m_settings.surrogate.update == SurrogateUpdate::Svd ||
           (period > 0 && update % period == 0);
}

void BlackBox::check(const BlackBoxSettings& settings) const {
    checkMethod(settings, traitsOf(m_device));
    if (settings.imperfections != m_settings.imperfections && !m_device.imperfections()) {
        throw UserError(
            "imperfections: found a change of them, expected none, because those of "
            "real hardware are as they are");
    }
}

void BlackBox::change(const BlackBoxSettings& settings) {
    check(settings);
    const BlackBoxSettings before = std::exchange(m_settings, settings);
    if (settings.surrogate.rank != before.surrogate.rank && usesSurrogate(m_settings)) {
        changeRank(settings.surrogate.rank);
    }
    if (settings.imperfections != before.imperfections) {
        changeHardware(*m_device.imperfections(), settings, m_seed);
    }
    if (settings.estimator != before.estimator) {
        changeMethod(before.estimator);
    }
    if (settings.estimator.step != before.estimator.step || noiseOf(settings) != noiseOf(before)) {
        m_step.reset();
    }
}

Matrix BlackBox::approximation() const {
    if (usesSurrogate(m_settings)) {
        return m_surrogate.rank() > 0 ? m_surrogate.matrix() : Matrix();
    }
    return m_model ? m_model->transferMatrix(m_omega) : Matrix();
}

void BlackBox::changeRank(Index rank) {
    m_surrogate = m_surrogate.withRank(rank, stepSeed(m_seed, Stream::Sketch, m_updates));
}

const MeteredDevice& BlackBox::deviceFor(Purpose purpose) {
    setPurpose(purpose);
    ensureProgrammed();
    return m_device;
}

const MeteredDevice& BlackBox::imperfectDevice() {
    ensureProgrammed();
    // What comes next sets its own phase.
    setImperfect(true);
    return m_device;
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

void BlackBox::listState(StateFields& fields) {
    fields.add("omega", m_omega, m_omega.size());
    fields.add("updates", m_updates);
    fields.addNumbers(
        "step", {StateFields::kAnyLength},
        [this] {
            return m_step ? std::vector{static_cast<double>(*m_step)} : std::vector<double>();
        },
        [this](const std::vector<double>& found) {
            m_step =
                found.empty() ? std::nullopt : std::optional(static_cast<float>(found.front()));
        });
    fields.add("programmed", m_programmed);
    fields.addPart("surrogate", m_surrogate);
    if (m_model) {
        fields.addOptional("learned", m_learned, m_omega.size());
        fields.addPart("model", *m_model);
    }
    fields.addPart("device", m_device);
    fields.then([this] { m_programmed = m_programmed && m_device.simulation(); });
}

void BlackBox::setPurpose(Purpose purpose) {
    m_device.setPurpose(purpose);
    setImperfect(m_settings.imperfections.activeIn(purpose != Purpose::Evaluation));
}

void BlackBox::setImperfect(bool active) {
    if (ImperfectDevice* const imperfect = m_device.imperfections()) {
        imperfect->setActive(active);
    }
}

void BlackBox::programForLearning() {
    const Vector setting =
        m_model->setting(m_omega, streamSeed(streamSeed(m_seed, Stream::Probes), m_updates));
    if (!m_model->perturbs()) {
        ensureProgrammed();
        return;
    }
    m_device.program(setting);
    m_programmed = false;
}

void BlackBox::ensureProgrammed() {
    if (!m_programmed) {
        m_device.program(m_omega);
        m_programmed = true;
    }
}

}  // namespace obscura
