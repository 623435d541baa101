// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Inspector.h"

#include "core/base/Streams.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/ProbeResponse.h"
#include "core/blackbox/Spectrum.h"
#include "core/blackbox/StepSize.h"
#include "core/blackbox/forward/CellLaw.h"
#include "core/settings/SettingsCheck.h"
#include "devices/MatrixProduct.h"
#include "devices/State.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

/// At which a learned law is drawn.
constexpr Index kLawPoints = 361;
/// Inspections from one measurement of the whole spectrum to the next.
constexpr std::uint64_t kSpectrumPeriod = 10;
/// Updates before the first diagnosis: Adam's moments and a surrogate that starts from nothing
/// need as many.
constexpr std::uint64_t kSettling = 50;
/// A float of magnitude a is followed by one at most this times a farther on.
constexpr float kSpacing = std::numeric_limits<float>::epsilon();

/// For answers that are all zero.
constexpr double kLeastPower = 1e-30;

/// What of a Fidelity is kept in a state, in this order.
constexpr std::array kMeasures = {&Fidelity::surrogateError, &Fidelity::bestSurrogateError,
                                  &Fidelity::inputCosine, &Fidelity::parameterCosine,
                                  &Fidelity::parameterNormRatio};

void appendMeasures(const Fidelity& fidelity, std::vector<double>& all) {
    for (const auto measure : kMeasures) {
        all.push_back(fidelity.*measure);
    }
}

std::vector<Fidelity> fidelitiesOf(const std::vector<double>& measures) {
    std::vector<Fidelity> all(measures.size() / kMeasures.size());
    for (std::size_t i = 0; i < all.size() * kMeasures.size(); ++i) {
        all[i / kMeasures.size()].*kMeasures[i % kMeasures.size()] = measures[i];
    }
    return all;
}

void addFidelity(StateFields& fields, const std::string& name, Fidelity& fidelity) {
    fields.addNumbers(
        name, {kMeasures.size()},
        [&fidelity] {
            std::vector<double> measures;
            appendMeasures(fidelity, measures);
            return measures;
        },
        [&fidelity](const std::vector<double>& found) { fidelity = fidelitiesOf(found).front(); });
}

}  // namespace

Inspector::Inspector(BlackBox& box)
    : m_box(box),
      m_start(box.parameters()),
      m_estimator(box.settings().estimator),
      m_rank(box.surrogate().rank()) {
    box.observeBy(*this);
}

void Inspector::answered(ConstMatrixRef x, ConstMatrixRef y) {
    if (x.rows() > 0) {
        m_lastInput = x.row(0).transpose();
        m_lastAnswer = y.row(0).transpose();
    }
}

// The device must be looked at before probes move it.
void Inspector::beforeEstimate(const GradientRequest& request) {
    m_step = request.step;
    m_gradients = {};
    m_reference = inspectsNow() ? reference(request) : std::nullopt;
}

std::optional<Inspector::Reference> Inspector::reference(const GradientRequest& request) {
    if (m_box.settings().inspectionSource == InspectionSource::Queries) {
        return measuredReference(request);
    }
    const Simulation* const simulation = m_box.device().simulation();
    if (!simulation) {
        return std::nullopt;
    }
    Reference exact{.inputs = Matrix(request.x.rows(), request.x.cols()),
                    .parameters = Vector(request.omega.size())};
    simulation->pullBackInputs(request.x, request.g, exact.inputs);
    simulation->pullBackParameters(request.x, request.g, exact.parameters);
    return exact;
}

Inspector::Reference Inspector::measuredReference(const GradientRequest& request) {
    m_measured = m_box.measureTransferMatrix(Purpose::Inspection);
    m_gradients.surrogateError = errorFrom(m_measured);
    Reference measured{.inputs = Matrix(request.x.rows(), request.x.cols()), .parameters = {}};
    multiply(request.g, m_measured, measured.inputs);
    return measured;
}

void Inspector::afterEstimate(const GradientRequest& request, ConstMatrixRef gx,
                              ConstVectorRef gomega) {
    if (!m_reference) {
        return;
    }
    m_gradients.inputCosine = cosine(gx, m_reference->inputs);
    if (m_reference->parameters.size() > 0) {
        const auto known = m_reference->parameters.transpose();
        m_gradients.parameterCosine = cosine(gomega.transpose(), known);
        m_gradients.parameterNormRatio = normRatio(gomega.transpose(), known);
    }
    m_reference.reset();
    // Those of another estimator don't speak against this one.
    if (m_box.settings().estimator != m_estimator) {
        m_estimator = m_box.settings().estimator;
        m_recentGradients.clear();
    }
    if (m_recentGradients.size() == kSpectrumPeriod) {
        m_recentGradients.erase(m_recentGradients.begin());
    }
    m_recentGradients.push_back(m_gradients);
    if (m_box.device().simulation()) {
        m_inspected = {.omega = request.omega,
                       .x = request.x,
                       .y = request.y,
                       .g = request.g,
                       .step = request.step};
    }
}

bool Inspector::inspectsNow() const {
    return (m_box.updates() + 1) % static_cast<std::uint64_t>(m_box.settings().inspectionPeriod) ==
           0;
}

bool Inspector::measuresSpectrum() const {
    const auto period = static_cast<std::uint64_t>(m_box.settings().inspectionPeriod);
    return m_box.updates() % period == 0 && m_box.updates() / period % kSpectrumPeriod == 1;
}

bool Inspector::canCompareSoon() const {
    constexpr Index kQuick = Index{1} << 28;
    const bool mayTakeSeconds = m_box.inputs() * m_box.inputs() * m_box.outputs() > kQuick;
    return !(mayTakeSeconds && m_box.stop().stop_requested());
}

double Inspector::errorFrom(ConstMatrixRef a) const {
    const Matrix approximation = m_box.approximation();
    return approximation.size() > 0 ? static_cast<double>((a - approximation).norm() / a.norm())
                                    : Fidelity::kUnknown;
}

std::optional<Matrix> Inspector::transferMatrix() {
    if (m_box.settings().inspectionSource == InspectionSource::Queries) {
        return m_measured.size() > 0 ? std::optional(m_measured) : std::nullopt;
    }
    if (!m_box.device().simulation() || !m_box.device().isLinear()) {
        return std::nullopt;
    }
    Matrix a(m_box.outputs(), m_box.inputs());
    m_box.deviceFor(Purpose::Inspection).simulation()->transferMatrix(a);
    return a;
}

double Inspector::surrogateError() {
    if (!canCompareSoon()) {
        return Fidelity::kUnknown;
    }
    const std::optional<Matrix> a = transferMatrix();
    return a ? errorFrom(*a) : Fidelity::kUnknown;
}

Fidelity Inspector::fidelity() {
    Fidelity fidelity = m_gradients;
    if (m_box.stop().stop_requested()) {
        return fidelity;
    }
    if (const std::optional<Matrix> a = transferMatrix()) {
        const Index rank = m_box.surrogate().rank();
        if (std::isnan(fidelity.surrogateError)) {
            fidelity.surrogateError = errorFrom(*a);
        }
        // Who changes the rank wants to see what it allows.
        if (rank > 0 && (measuresSpectrum() || rank != m_rank)) {
            m_rank = rank;
            fidelity.bestSurrogateError = bestError(singularValues(a->cast<double>()), m_rank);
            m_errors = {.surrogateError = fidelity.surrogateError,
                        .bestSurrogateError = fidelity.bestSurrogateError};
        }
    }
    return fidelity;
}

std::optional<SurrogateComparison> Inspector::compareSurrogate() {
    if (!canCompareSoon()) {
        return std::nullopt;
    }
    const bool keepsSurrogate = m_box.surrogate().rank() > 0;
    const Matrix learned = keepsSurrogate ? Matrix() : m_box.approximation();
    if (!keepsSurrogate && learned.size() == 0) {
        return std::nullopt;
    }
    const std::optional<Matrix> a = transferMatrix();
    if (!a) {
        return std::nullopt;
    }
    return keepsSurrogate ? obscura::compareSurrogate(m_box.surrogate(), *a)
                          : compareLearned(learned, *a);
}

ComparisonSnapshot Inspector::comparison(Index repeats) {
    return {.device = traitsOf(m_box.device()),
            .rank = m_box.surrogate().rank(),
            .surrogate = compareSurrogate(),
            .repeats = repeats,
            .spread = repeats > 0 ? gradientSpread(repeats) : std::nullopt};
}

/// Nothing before the first inspection, where nothing is estimated, and of what is no simulation.
std::optional<GradientSpread> Inspector::gradientSpread(Index repeats) const {
    const BlackBoxSettings& settings = m_box.settings();
    if (m_inspected.x.rows() == 0 || settings.estimator.kind == EstimatorKind::None ||
        ridesForward(settings.estimator) || !m_box.device().simulation()) {
        return std::nullopt;
    }
    const InspectedBatch& batch = m_inspected;
    const std::unique_ptr<ImperfectDevice> copy =
        createHardware(settings, m_box.inputs(), m_box.seed());
    copy->setActive(settings.imperfections.activeIn(true));
    copy->program(batch.omega);
    Vector exact(batch.omega.size());
    copy->simulation()->pullBackParameters(batch.x, batch.g, exact);
    const bool needsTwin = settings.estimator.kind == EstimatorKind::DigitalTwin;
    const std::unique_ptr<Device> twin =
        needsTwin ? createIdealModel(settings, m_box.inputs()) : nullptr;
    const auto estimator = createEstimator(settings.estimator, *copy, twin.get());
    const GradientRequest request{.omega = batch.omega,
                                  .x = batch.x,
                                  .y = batch.y,
                                  .g = batch.g,
                                  .step = batch.step,
                                  .stop = m_box.stop()};
    return measureSpread(*estimator, *copy, request, exact, repeats,
                         streamSeed(streamSeed(m_box.seed(), Stream::Probes), m_box.updates()));
}

bool Inspector::diagnosisIsDue() const {
    return measuresSpectrum() && m_box.updates() >= kSettling;
}

Symptoms Inspector::symptoms() const {
    const Ledger& spent = m_box.ledger();
    const auto inputs = static_cast<double>(m_box.inputs());
    const auto outputs = static_cast<double>(m_box.outputs());
    Symptoms symptoms;
    symptoms.fidelity = meanOf(m_recentGradients);
    // Errors of another rank say nothing about this one.
    const Fidelity errors = m_rank == m_box.surrogate().rank() ? m_errors : Fidelity{};
    symptoms.fidelity.surrogateError = errors.surrogateError;
    symptoms.fidelity.bestSurrogateError = errors.bestSurrogateError;
    symptoms.rank = m_box.surrogate().rank();
    symptoms.mostRank = std::min(m_box.inputs(), m_box.outputs());
    symptoms.spent = spent;
    // Counts and queries of the same purposes. Sketch inputs are sent at a size that fits, and what
    // evaluation clips disturbs no training.
    ClippedCounts beyond = m_box.device().clipped(Purpose::Forward);
    beyond += m_box.device().clipped(Purpose::Gradient);
    const std::int64_t sent = spent[Purpose::Forward].queries + spent[Purpose::Gradient].queries;
    const auto queries = static_cast<double>(std::max<std::int64_t>(1, sent));
    symptoms.clippedInputs = static_cast<double>(beyond.inputs) / (queries * inputs);
    symptoms.clippedOutputs = static_cast<double>(beyond.outputs) / (queries * outputs);
    if (queriesDevice(m_box.settings().estimator)) {
        addProbing(symptoms);
    }
    if (m_box.forwardModel() && m_lastAnswer.size() > 0) {
        symptoms.learning = m_box.forwardModel()->signs();
        symptoms.noiseShare =
            std::pow(readNoise(), 2) /
            std::max(static_cast<double>(m_lastAnswer.squaredNorm()) / outputs, kLeastPower);
    }
    return symptoms;
}

/// What concerns estimates from queries alone.
void Inspector::addProbing(Symptoms& symptoms) const {
    const EstimatorSettings& estimator = m_box.settings().estimator;
    const Device& device = m_box.device();
    symptoms.step = estimator.step.value_or(static_cast<double>(m_step));
    symptoms.resolution = static_cast<double>(device.layout().resolution);
    symptoms.noise = readNoise();
    symptoms.response = responseTo(symptoms.step);
    const Eigen::ArrayXf reach = reachOfParameters();
    symptoms.farthest = static_cast<double>(reach.maxCoeff());
    symptoms.unresolved =
        (reach.cast<double>() * kSpacing > symptoms.step / 2).cast<double>().mean();
    // A step below the resolution is another matter, and so is one below single precision.
    const double visible =
        std::max({symptoms.step, symptoms.resolution, symptoms.farthest * kSpacing});
    const ImperfectDevice* const imperfect = device.imperfections();
    symptoms.answers =
        !imperfect || imperfect->followsSteps(m_box.parameters(), static_cast<float>(visible));
}

/// |ω| [d] or the magnitude that imperfect hardware holds, drift included, whichever is larger.
Eigen::ArrayXf Inspector::reachOfParameters() const {
    const ImperfectDevice* const imperfect = m_box.device().imperfections();
    const Eigen::ArrayXf trained = m_box.parameters().array().abs();
    return imperfect && imperfect->heldParameters().size() == trained.size()
               ? Eigen::ArrayXf(trained.max(imperfect->heldParameters().array().abs()))
               : trained;
}

/// Standard deviation of a reading like the last answer, in the unit of the outputs.
double Inspector::readNoise() const {
    return std::sqrt(readingVariance(m_box.device().noiseLevel(), m_lastAnswer.transpose()));
}

/// Root mean square movement of an output by one probe of the step μ, for the last input: of the
/// device's ideal model, so that the device need not be asked. NaN where it is not needed, because
/// readings have no noise, or not known.
double Inspector::responseTo(double step) const {
    const BlackBoxSettings& settings = m_box.settings();
    // A coordinate's probe moves few outputs, and those much.
    if (readNoise() == 0 || settings.estimator.kind == EstimatorKind::Coordinate ||
        !m_box.device().simulation() || m_lastInput.size() == 0) {
        return Fidelity::kUnknown;
    }
    const std::unique_ptr<Device> model = createIdealModel(settings, m_box.inputs());
    return probeResponse(*model, m_box.parameters(), m_lastInput, step, m_box.seed());
}

void Inspector::listState(StateFields& fields) {
    const Index n = m_box.inputs();
    const Index m = m_box.outputs();
    const Index d = m_start.size();
    fields.add("start", m_start, d);
    fields.addOptional("last_input", m_lastInput, n);
    fields.addOptional("last_answer", m_lastAnswer, m);
    fields.add("step", m_step);
    fields.addOptional("measured", m_measured, m, n);
    addFidelity(fields, "gradients", m_gradients);
    addFidelity(fields, "errors", m_errors);
    fields.addNumbers(
        "recent_gradients", {StateFields::kAnyLength, kMeasures.size()},
        [this] {
            std::vector<double> measures;
            for (const Fidelity& fidelity : m_recentGradients) {
                appendMeasures(fidelity, measures);
            }
            return measures;
        },
        [this](const std::vector<double>& found) { m_recentGradients = fidelitiesOf(found); });
    // Settings are none of a state's arrays, but whether they have changed since is.
    using Bytes = std::vector<std::uint8_t>;
    fields.addBytes(
        "recent_estimator", {}, [this] { return Bytes{m_estimator == m_box.settings().estimator}; },
        [this](const Bytes& isSame) {
            m_estimator = isSame.front() ? std::optional(m_box.settings().estimator) : std::nullopt;
        });
    fields.add("rank", m_rank);
    fields.addOptional("inspected.omega", m_inspected.omega, d);
    fields.addOptional("inspected.x", m_inspected.x, StateFields::kAnyLength, n);
    fields.addOptional("inspected.y", m_inspected.y, StateFields::kAnyLength, m);
    fields.addOptional("inspected.g", m_inspected.g, StateFields::kAnyLength, m);
    fields.add("inspected.step", m_inspected.step);
}

LearnedLaw Inspector::learnedLaw() const {
    const ForwardModel* const model = m_box.forwardModel();
    const CellLaw* const law = model ? model->law() : nullptr;
    if (!law || !law->isKnown()) {
        return {};
    }
    LearnedLaw learned{.parameters = Vector::LinSpaced(kLawPoints, law->minimum(), law->maximum()),
                       .weights = Vector(kLawPoints)};
    Vector slopes(kLawPoints);
    law->evaluate({learned.parameters.data(), static_cast<std::size_t>(kLawPoints)},
                  learned.weights.data(), slopes.data());
    return learned;
}

LearnedNumbers Inspector::learnedNumbers() {
    const ForwardModel* const model = m_box.forwardModel();
    LearnedNumbers learned = model ? model->learned() : LearnedNumbers();
    const BlackBoxSettings& settings = m_box.settings();
    const ImperfectDevice* const hardware = m_box.imperfectDevice().imperfections();
    if (!hardware || !hardware->simulation()) {
        return learned;
    }
    switch (learned.kind) {
        case LearnedNumbers::Kind::Offsets:
            learned.truth =
                trueDeviations(settings, *hardware, m_box.parameters()).head(learned.found.size());
            break;
        case LearnedNumbers::Kind::Slopes:
            learned.truth = trueSlopes(settings, m_box.inputs(), m_box.seed(), m_box.parameters());
            break;
        case LearnedNumbers::Kind::Nothing:
            break;
    }
    return learned;
}

DeviceSnapshot Inspector::snapshot() {
    DeviceSnapshot snapshot =
        takeSnapshot(m_box.imperfectDevice(), m_box.settings(), m_box.parameters());
    snapshot.initial = m_start;
    snapshot.law = learnedLaw();
    snapshot.learned = learnedNumbers();
    snapshot.x = m_lastInput;
    snapshot.y = m_lastAnswer;
    return snapshot;
}

}  // namespace obscura
