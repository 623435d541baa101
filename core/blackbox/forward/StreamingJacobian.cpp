// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/StreamingJacobian.h"

#include "core/blackbox/StepSize.h"
#include "core/blackbox/forward/Whitening.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/State.h"
#include "devices/Threads.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace obscura {

namespace {

/// Answers that the law learns from in a step: some dozens for each of its unknowns.
constexpr Index kLawAnswers = 1024;
/// Steps at which the law learns one after another at the start, and their distance later.
constexpr std::uint64_t kLawSteps = 64;
constexpr std::uint64_t kLawPeriod = 16;
/// Steps between looks at which cells answer.
constexpr std::uint64_t kResponsePeriod = 4;
/// λ is at least this part of the inputs' mean squared norm.
constexpr float kLeastRidge = 0.01f;
/// Rounding of single precision, as read noise in parts of the outputs' mean square.
constexpr float kRounding = 1e-7f;
/// Of the innovation's mean square, the least part that is taken for an error of the weights.
constexpr double kLeastError = 0.02;
constexpr double kLeastKnownError = 1e-30;
constexpr float kLeastEnergy = 1e-20f;
constexpr double kLeastPower = 1e-30;
/// Samples of a batch that are learned from, at most; and where the law leaves little to learn and
/// answers are quiet.
constexpr Index kMostSamples = 64;
constexpr Index kEnoughSamples = 32;
/// The share of the answers' power, beside noise, that is little.
constexpr double kLittle = 0.02;
/// Read noise, in parts of the answers' mean square, that is quiet: 0.3 %.
constexpr float kQuiet = 1e-5f;
/// What p keeps of its past at a step: a mean over some five.
constexpr double kErrorMemory = 0.8;
/// The least α where the forward pass carries a perturbation.
constexpr float kGainSplit = 0.9f;
/// How many times (1−α)|Δω|/μ, the share of an error of Â that returns through Ĵ, is below 1.
constexpr float kReturns = 10;
/// Share of the answers' power that is missed, from which on knowing nothing is better.
constexpr double kHopeless = 1;
/// Steps in which the estimates may find their way before that counts.
constexpr Index kGrace = 20;
/// What the misfit keeps of its past at a step.
constexpr double kMisfitMemory = 0.9;
/// Share of the answers' power that a law may leave, beside noise, before cells learn slopes of
/// their own.
constexpr double kLawFails = 0.5;
/// |Ĵ| is at most this many times max|Â| for each radian, or each part in 2π of a range.
constexpr float kMostSlope = 16;
/// μ in parts of the optimizer's steps: an error of Â enters Ĵ as (1−α)/μ and returns as |Δω|.
constexpr float kStepPerMove = 3;

/// μ in parts of the parameters' resolution, at least: most cells then move.
constexpr float kResolutions = 0.6f;

/// Of `rows`, about `wanted`, evenly spread.
Matrix someRows(const ConstMatrixRef& rows, Index wanted) {
    const Index taken = std::min(rows.rows(), std::max(wanted, Index{1}));
    Matrix some(taken, rows.cols());
    for (Index k = 0; k < taken; ++k) {
        some.row(k) = rows.row(k * rows.rows() / taken);
    }
    return some;
}

}  // namespace

StreamingJacobian::StreamingJacobian(const EstimatorSettings& settings, const Device& device,
                                     const Vector& omega)
    : m_settings(settings),
      m_layout(device.layout()),
      m_inputs(device.inputs()),
      m_outputs(device.outputs()) {
    if (settings.weightLaw && m_layout.cells.alike) {
        m_law.emplace(m_layout, omega, settings.lawIntervals);
        if (m_layout.cells.perWeight() == 1) {
            m_response.emplace(m_outputs, m_inputs);
        }
    }
    m_deviations.setZero(m_outputs, m_inputs);
    m_slopes.setZero(m_layout.count);
    chooseStep(m_layout.step);
}

/// μ after the optimizer has moved ω by `moved`, root mean square.
void StreamingJacobian::chooseStep(float moved) {
    m_moved = moved;
    if (m_settings.step) {
        m_step = static_cast<float>(*m_settings.step);
    } else {
        m_step = lawFits() ? 0
                           : std::max({kStepPerMove * moved, m_layout.step,
                                       kResolutions * m_layout.resolution});
    }
    if (m_step > 0 && m_ownSlopes.size() == 0) {
        m_ownSlopes.setZero(m_layout.count);
    }
}

/// Samples, for answers with read noise of that share of their mean square.
bool StreamingJacobian::needsMore(float noise) const {
    return noise > kQuiet || !m_law || !m_law->isKnown() ||
           m_law->unexplained() - m_lawNoise > kLittle;
}

/// As far as is known. Cells that have begun to learn slopes of their own go on.
bool StreamingJacobian::lawFits() const {
    return m_law && m_ownSlopes.size() == 0 &&
           (!m_law->isKnown() || m_law->unexplained() - m_lawNoise < kLawFails);
}

/// α: its complement is so small that errors of Ĵ don't grow by what the optimizer moves.
float StreamingJacobian::gain() const {
    if (m_ownSlopes.size() == 0) {
        return 1;
    }
    const float returned = m_step > 0 ? kReturns * m_moved / m_step : 0;
    const float split = m_settings.gainSplit ? static_cast<float>(*m_settings.gainSplit)
                                             : std::max(kGainSplit, 1 - 1 / (1 + returned));
    return 1 - std::ldexp(1 - split, -2 * static_cast<int>(m_restarts));
}

void StreamingJacobian::change(const EstimatorSettings& settings) {
    if (m_law && settings.lawIntervals != m_settings.lawIntervals) {
        m_law->restart(settings.lawIntervals);
        m_lawSteps = 0;
        if (m_response) {
            m_response.emplace(m_outputs, m_inputs);
        }
    }
    if (m_law && m_settings.step && !settings.step) {
        // The law is judged anew before cells have slopes of their own.
        m_ownSlopes.resize(0);
    }
    m_settings = settings;
    chooseStep(m_moved);
}

Vector StreamingJacobian::setting(const Vector& omega, std::uint64_t seed) {
    m_held = omega;
    if (perturbs()) {
        Vector signs(omega.size());
        CounterRandom(seed).sign(0, 0, {signs.data(), static_cast<std::size_t>(signs.size())});
        m_held += m_step * signs;
    }
    return m_held;
}

void StreamingJacobian::learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
                              const NoiseLevel& noise) {
    // A phase is the same wherever it is written; what is rounded or clipped is not.
    if (m_layout.resolution > 0 || !m_layout.periodic) {
        m_held = m_layout.written(m_held);
    }
    if (m_ownSlopes.size() > 0) {
        m_change = m_layout.difference(omega, m_held);
    }
    const auto power = static_cast<float>(meanSquare(y));
    const float variance = static_cast<float>(readingVariance(noise, y)) + kRounding * power;
    const Index samples =
        needsMore(variance / std::max(power, kLeastEnergy)) ? kMostSamples : kEnoughSamples;
    Matrix inputs = someRows(x, samples);
    const Matrix answers = someRows(y, samples);
    const float energy =
        std::max(inputs.squaredNorm() / static_cast<float>(inputs.rows()), kLeastEnergy);
    const float error = static_cast<float>(std::max(m_error, kLeastKnownError));
    const float ridge = m_settings.ridge
                            ? static_cast<float>(*m_settings.ridge) * energy
                            : std::max(m_error > 0 ? variance / error : 0, kLeastRidge * energy);
    const Whitening batch(std::move(inputs), ridge);
    if (m_law) {
        learnLaw(batch, answers, variance);
    }
    m_weights = m_deviations;
    m_slopes.setZero();
    addLaw(m_held, m_weights, m_slopes);
    lookAtResponse();
    addOwnSlopes();
    learnWeights(batch, answers, variance);
    if (perturbs()) {
        tellPerturbation(batch.inputs(), answers.squaredNorm());
    }
    ++m_steps;
}

void StreamingJacobian::learnLaw(const Whitening& batch, const Matrix& answers, float variance) {
    if (m_lawSteps < kLawSteps || m_lawSteps % kLawPeriod == 0) {
        const Index rows =
            std::min((kLawAnswers + m_outputs - 1) / m_outputs, batch.inputs().rows());
        const Matrix y = batch.whiten(answers.topRows(rows));
        m_law->learn(batch.whiten(batch.inputs().topRows(rows)), y, m_held, m_settings.forgetting);
        // Of these rows alone: those that come later in a batch are noisier.
        const float share = batch.whiten(Matrix::Identity(rows, rows)).squaredNorm();
        m_lawNoise = static_cast<double>(variance * share) * static_cast<double>(m_outputs) /
                     std::max(static_cast<double>(y.squaredNorm()), kLeastPower);
    }
    ++m_lawSteps;
}

/// f̂(h) to `weights` [m, n], f̂′(h) in the place of `slopes` [d], both with the cells' signs, for
/// `held` = h [d]; nothing where no law is known.
void StreamingJacobian::addLaw(const Vector& held, Matrix& weights, Vector& slopes) const {
    if (!m_law || !m_law->isKnown()) {
        return;
    }
    const Index cells = m_layout.cells.perWeight();
    parallelFor(m_outputs, [&](Index i) {
        Vector value(m_inputs);
        for (Index c = 0; c < cells; ++c) {
            const float sign = m_layout.cells.signs[static_cast<std::size_t>(c)];
            const Index at = (i * cells + c) * m_inputs;
            m_law->evaluate({held.data() + at, static_cast<std::size_t>(m_inputs)}, value.data(),
                            slopes.data() + at);
            weights.row(i) += sign * value.transpose();
            slopes.segment(at, m_inputs) *= sign;
        }
    });
}

/// From time to time, once the law has settled.
void StreamingJacobian::lookAtResponse() {
    if (m_response && m_lawSteps > kLawSteps && m_lawSteps % kResponsePeriod == 0) {
        m_response->look(m_weights - m_deviations, m_deviations, m_error);
    }
}

/// Ĵ∘δ to the weights, Ĵ to the slopes.
void StreamingJacobian::addOwnSlopes() {
    if (m_ownSlopes.size() > 0) {
        addMoved(m_ownSlopes, m_change, m_weights);
        m_slopes += m_ownSlopes;
    }
}

/// What (∂Â/∂ω)∘δ adds to answers of that mean square, as a share of it.
void StreamingJacobian::tellPerturbation(const Matrix& x, float power) {
    Matrix moved = Matrix::Zero(m_outputs, m_inputs);
    addMoved(m_slopes, m_change, moved);
    const float carried = x.colwise().squaredNorm().dot(moved.colwise().squaredNorm());
    m_perturbation = static_cast<double>(carried / std::max(power, kLeastEnergy));
}

/// weights_ij ← weights_ij + Σ_c slopes_icj moves_icj
void StreamingJacobian::addMoved(const Vector& slopes, const Vector& moves, Matrix& weights) const {
    const Index cells = m_layout.cells.perWeight();
    for (Index i = 0; i < m_outputs; ++i) {
        for (Index c = 0; c < cells; ++c) {
            const Index at = (i * cells + c) * m_inputs;
            weights.row(i) +=
                slopes.segment(at, m_inputs).cwiseProduct(moves.segment(at, m_inputs)).transpose();
        }
    }
}

/// [d]: what belongs to each weight in `byWeight` [m, n], for each of its cells.
Vector StreamingJacobian::byCell(const Matrix& byWeight) const {
    const Index cells = m_layout.cells.perWeight();
    Vector all(m_layout.count);
    for (Index i = 0; i < m_outputs; ++i) {
        for (Index c = 0; c < cells; ++c) {
            all.segment((i * cells + c) * m_inputs, m_inputs) = byWeight.row(i).transpose();
        }
    }
    return all;
}

void StreamingJacobian::learnWeights(const Whitening& batch, const Matrix& answers,
                                     float variance) {
    Matrix residual(answers.rows(), answers.cols());
    multiplyByTranspose(batch.inputs(), m_weights, residual);
    residual = batch.whiten(answers - residual);
    const double noise = static_cast<double>(variance * batch.noiseShare());
    if (hasDiverged(meanSquare(residual), meanSquare(batch.whiten(answers)), noise)) {
        restart();
        return;
    }
    const bool isFirst = m_error == 0;
    learnError(batch, meanSquare(residual), noise);
    if (isFirst) {
        // The batch was weighed without knowing what is left to learn beside the noise.
        return;
    }
    const Matrix change = batch.smallestChange(std::move(residual));
    const float gain = this->gain();
    m_deviations += gain * change;
    m_weights += gain * change;
    if (m_ownSlopes.size() > 0) {
        learnOwnSlopes((1 - gain) * change);
    }
}

/// Takes down what is missed of answers of the mean square `power` beside read noise, all whitened;
/// whether that has stayed at what knowing nothing would miss.
bool StreamingJacobian::hasDiverged(double missed, double power, double noise) {
    // In answers that are mostly noise nobody sees a divergence.
    const double share = power > 2 * noise ? (missed - noise) / (power - noise) : 0;
    m_misfit = m_learned == 0 ? share : kMisfitMemory * m_misfit + (1 - kMisfitMemory) * share;
    ++m_learned;
    return !std::isfinite(m_misfit) || (m_learned > kGrace && m_misfit > kHopeless);
}

/// Forgets all but the law.
void StreamingJacobian::restart() {
    m_deviations.setZero();
    m_ownSlopes.setZero();
    if (m_response) {
        m_response.emplace(m_outputs, m_inputs);
    }
    m_error = 0;
    m_learned = 0;
    ++m_restarts;
    m_weights.setZero();
    m_slopes.setZero();
    addLaw(m_held, m_weights, m_slopes);
}

/// Of a cell: the weights' range over a whole turn or the whole range, some times; none where the
/// range has no end.
float StreamingJacobian::mostSlope() const {
    const float range = m_layout.maximum - m_layout.minimum;
    return std::isfinite(range) ? kMostSlope * 2 * std::numbers::pi_v<float> *
                                      m_weights.cwiseAbs().maxCoeff() / range
                                : std::numeric_limits<float>::infinity();
}

/// p from mean((L⁻¹R)²) = p·(1 − λt) + σ²t with t = mean(diag((XXᵀ + λI)⁻¹)).
void StreamingJacobian::learnError(const Whitening& batch, double innovation, double noise) {
    const double signal =
        std::max(1 - static_cast<double>(batch.ridge() * batch.noiseShare()), 0.01);
    const double seen = std::max(innovation - noise, kLeastError * innovation) / signal;
    m_error = m_error > 0 ? kErrorMemory * m_error + (1 - kErrorMemory) * seen : seen;
}

/// Ĵ ← Ĵ + δ∘change/mean(δ²)
void StreamingJacobian::learnOwnSlopes(const Matrix& change) {
    const float power = m_change.squaredNorm() / static_cast<float>(m_change.size());
    if (!(power > 0)) {
        return;
    }
    m_slopes -= m_ownSlopes;
    m_ownSlopes += m_change.cwiseProduct(byCell(change)) / power;
    if (const float most = mostSlope(); std::isfinite(most)) {
        m_ownSlopes = m_ownSlopes.cwiseMax(-most).cwiseMin(most);
    }
    m_slopes += m_ownSlopes;
}

void StreamingJacobian::pullBackInputs(ConstMatrixRef /*x*/, ConstMatrixRef g, MatrixRef gx) const {
    multiply(g, m_weights, gx);
}

void StreamingJacobian::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g,
                                           VectorRef gomega) const {
    gomega = m_slopes.cwiseProduct(byCell(transposeProduct(g, x)));
}

void StreamingJacobian::follow(const Vector& before, const Vector& after) {
    if (lawFits()) {
        return;
    }
    const Vector move = m_layout.difference(before, after);
    if (m_ownSlopes.size() > 0) {
        addMoved(m_ownSlopes, move, m_deviations);
    }
    chooseStep(move.norm() / std::sqrt(static_cast<float>(move.size())));
}

Matrix StreamingJacobian::transferMatrix(const Vector& omega) const {
    Matrix a = m_deviations;
    Vector slopes(m_layout.count);
    addLaw(m_layout.written(omega), a, slopes);
    return a;
}

LearnedNumbers StreamingJacobian::learned() const {
    if (m_steps == 0) {
        return {};
    }
    LearnedNumbers learned{.kind = LearnedNumbers::Kind::Slopes, .found = m_slopes};
    if (m_response) {
        const Vector stuck = m_response->stuck();
        learned.found.array() *= 1 - stuck.array();
        learned.stuck = static_cast<Index>(stuck.sum());
    }
    return learned;
}

LearningSigns StreamingJacobian::signs() const {
    const bool knowsLaw = m_law && m_law->isKnown();
    return {.lawMisfit = knowsLaw ? std::max(m_law->unexplained() - m_lawNoise, 0.0)
                                  : LearningSigns::kUnknown,
            .perturbation = m_step > 0 ? m_perturbation : LearningSigns::kUnknown,
            .restarts = static_cast<int>(m_restarts)};
}

void StreamingJacobian::listState(StateFields& fields) {
    fields.add("step", m_step);
    fields.add("moved", m_moved);
    fields.add("misfit", m_misfit);
    fields.add("learned", m_learned);
    fields.add("perturbation", m_perturbation);
    fields.add("restarts", m_restarts);
    fields.add("law_steps", m_lawSteps);
    fields.add("law_noise", m_lawNoise);
    fields.add("deviations", m_deviations, m_outputs, m_inputs);
    fields.addOptional("slopes", m_ownSlopes, m_layout.count);
    fields.add("error", m_error);
    fields.add("steps", m_steps);
    if (m_law) {
        fields.addPart("law", *m_law);
    }
    if (m_response) {
        fields.addPart("response", *m_response);
    }
}

}  // namespace obscura
