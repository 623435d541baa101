// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/StreamingJacobian.h"

#include "core/blackbox/forward/WhitenedBatch.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/State.h"
#include "devices/Threads.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Answers that the law learns from in a step: some dozens for each of its unknowns.
constexpr Index kLawAnswers = 1024;
/// Steps at which the law learns one after another at the start, and their distance later.
constexpr std::uint64_t kLawSteps = 64;
constexpr std::uint64_t kLawPeriod = 16;
/// What the law keeps of older answers at each step.
constexpr float kForgetting = 0.98f;
/// λ is at least this part of the inputs' mean squared norm.
constexpr float kLeastRidge = 0.01f;
/// Rounding of single precision, as read noise in parts of the outputs' mean square.
constexpr float kRounding = 1e-7f;
/// Of the innovation's mean square, the least part that is taken for an error of the weights.
constexpr double kLeastError = 0.02;
constexpr double kLeastKnownError = 1e-30;
constexpr float kLeastEnergy = 1e-20f;
/// Samples of a batch that are learned from, at most.
constexpr Index kMostSamples = 64;
/// What p keeps of its past at a step: a mean over some five.
constexpr double kErrorMemory = 0.8;
/// α where the forward pass carries a perturbation.
constexpr float kGainSplit = 0.9f;
/// μ in parts of the optimizer's steps: an error of Â enters Ĵ as (1−α)/μ and returns as |Δω|.
constexpr float kStepPerMove = 3;

/// μ in parts of the parameters' resolution, at least: most cells then move.
constexpr float kResolutions = 0.6f;

/// Variance of one reading of `y` with that noise, rounding included.
float varianceOf(const NoiseLevel& noise, const ConstMatrixRef& y) {
    const float power = y.squaredNorm() / static_cast<float>(y.size());
    return (noise.relative * noise.relative + kRounding) * power + noise.absolute * noise.absolute;
}

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
    }
    m_deviations.setZero(m_outputs, m_inputs);
    m_slopes.setZero(m_layout.count);
    chooseStep(m_layout.step);
}

/// μ after the optimizer has moved ω by `moved`, root mean square.
void StreamingJacobian::chooseStep(float moved) {
    if (m_settings.step > 0) {
        m_step = static_cast<float>(m_settings.step);
    } else {
        m_step = m_law ? 0
                       : std::max({kStepPerMove * moved, m_layout.step,
                                   kResolutions * m_layout.resolution});
    }
    if (m_step > 0 && m_ownSlopes.size() == 0) {
        m_ownSlopes.setZero(m_layout.count);
    }
}

void StreamingJacobian::change(const EstimatorSettings& settings) {
    m_settings = settings;
    chooseStep(m_layout.step);
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
    const Matrix inputs = someRows(x, kMostSamples);
    const Matrix answers = someRows(y, kMostSamples);
    const float energy =
        std::max(inputs.squaredNorm() / static_cast<float>(inputs.rows()), kLeastEnergy);
    const float variance = varianceOf(noise, answers);
    const float error = static_cast<float>(std::max(m_error, kLeastKnownError));
    const WhitenedBatch batch =
        whiten(inputs, answers, std::max(m_error > 0 ? variance / error : 0, kLeastRidge * energy));
    if (m_law) {
        learnLaw(batch);
    }
    if (m_law && m_law->isKnown()) {
        evaluateLaw();
    } else {
        m_weights = m_deviations;
        m_slopes.setZero();
    }
    addOwnSlopes();
    learnWeights(batch, variance);
    ++m_steps;
}

void StreamingJacobian::learnLaw(const WhitenedBatch& batch) {
    if (m_steps < kLawSteps || m_steps % kLawPeriod == 0) {
        const Index rows = (kLawAnswers + m_outputs - 1) / m_outputs;
        m_law->learn(someRows(batch.x, rows), someRows(batch.y, rows), m_held, kForgetting);
    }
}

/// Â = f̂(h) + D and the law's slopes.
void StreamingJacobian::evaluateLaw() {
    const Index cells = m_layout.cells.perWeight();
    m_weights.resize(m_outputs, m_inputs);
    parallelFor(m_outputs, [&](Index i) {
        Vector value(m_inputs);
        m_weights.row(i) = m_deviations.row(i);
        for (Index c = 0; c < cells; ++c) {
            const float sign = m_layout.cells.signs[static_cast<std::size_t>(c)];
            const Index at = (i * cells + c) * m_inputs;
            m_law->evaluate({m_held.data() + at, static_cast<std::size_t>(m_inputs)}, value.data(),
                            m_slopes.data() + at);
            m_weights.row(i) += sign * value.transpose();
            m_slopes.segment(at, m_inputs) *= sign;
        }
    });
}

/// Ĵ∘δ to the weights, Ĵ to the slopes.
void StreamingJacobian::addOwnSlopes() {
    if (m_ownSlopes.size() == 0) {
        return;
    }
    addMoved(m_change, m_weights);
    m_slopes += m_ownSlopes;
}

/// weights_ij ← weights_ij + Σ_c Ĵ_icj moves_icj
void StreamingJacobian::addMoved(const Vector& moves, Matrix& weights) const {
    const Index cells = m_layout.cells.perWeight();
    for (Index i = 0; i < m_outputs; ++i) {
        for (Index c = 0; c < cells; ++c) {
            const Index at = (i * cells + c) * m_inputs;
            weights.row(i) += m_ownSlopes.segment(at, m_inputs)
                                  .cwiseProduct(moves.segment(at, m_inputs))
                                  .transpose();
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

void StreamingJacobian::learnWeights(const WhitenedBatch& batch, float variance) {
    Matrix residual(batch.y.rows(), batch.y.cols());
    multiplyByTranspose(batch.x, m_weights, residual);
    residual = batch.y - residual;
    const bool isFirst = m_error == 0;
    learnError(batch, residual, variance);
    if (isFirst) {
        // The batch was weighed without knowing what is left to learn beside the noise.
        return;
    }
    const Matrix change = transposeProduct(residual, batch.x);
    const float gain = m_ownSlopes.size() > 0 ? kGainSplit : 1.0f;
    m_deviations += gain * change;
    m_weights += gain * change;
    if (m_ownSlopes.size() > 0) {
        learnOwnSlopes((1 - gain) * change);
    }
}

/// p from mean((L⁻¹R)²) = p·(1 − λt) + σ²t with t = mean(diag((XXᵀ + λI)⁻¹)).
void StreamingJacobian::learnError(const WhitenedBatch& batch, const Matrix& residual,
                                   float variance) {
    const double innovation =
        static_cast<double>(residual.squaredNorm()) / static_cast<double>(residual.size());
    const auto noise = static_cast<double>(variance * batch.noiseShare);
    const double signal = std::max(1 - static_cast<double>(batch.ridge * batch.noiseShare), 0.01);
    const double seen = std::max(innovation - noise, kLeastError * innovation) / signal;
    m_error = m_error > 0 ? kErrorMemory * m_error + (1 - kErrorMemory) * seen : seen;
}

/// Ĵ ← Ĵ + δ∘change/mean(δ²)
void StreamingJacobian::learnOwnSlopes(const Matrix& change) {
    const float power = m_change.squaredNorm() / static_cast<float>(m_change.size());
    if (!(power > 0)) {
        return;
    }
    const Vector learned = m_change.cwiseProduct(byCell(change)) / power;
    m_ownSlopes += learned;
    m_slopes += learned;
}

void StreamingJacobian::pullBackInputs(ConstMatrixRef /*x*/, ConstMatrixRef g, MatrixRef gx) const {
    multiply(g, m_weights, gx);
}

void StreamingJacobian::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g,
                                           VectorRef gomega) const {
    gomega = m_slopes.cwiseProduct(byCell(transposeProduct(g, x)));
}

void StreamingJacobian::follow(const Vector& before, const Vector& after) {
    if (m_ownSlopes.size() > 0) {
        const Vector move = m_layout.difference(before, after);
        addMoved(move, m_deviations);
        chooseStep(move.norm() / std::sqrt(static_cast<float>(move.size())));
    }
}

Matrix StreamingJacobian::transferMatrix(const Vector& omega) const {
    Matrix a = m_deviations;
    if (!m_law || !m_law->isKnown()) {
        return a;
    }
    const Index cells = m_layout.cells.perWeight();
    const Vector held = m_layout.written(omega);
    Vector value(m_inputs);
    Vector slope(m_inputs);
    for (Index i = 0; i < m_outputs; ++i) {
        for (Index c = 0; c < cells; ++c) {
            m_law->evaluate(
                {held.data() + (i * cells + c) * m_inputs, static_cast<std::size_t>(m_inputs)},
                value.data(), slope.data());
            a.row(i) += m_layout.cells.signs[static_cast<std::size_t>(c)] * value.transpose();
        }
    }
    return a;
}

LearnedNumbers StreamingJacobian::learned() const {
    if (m_steps == 0) {
        return {};
    }
    return {.kind = LearnedNumbers::Kind::Slopes, .found = m_slopes};
}

void StreamingJacobian::listState(StateFields& fields) {
    fields.add("step", m_step);
    fields.add("deviations", m_deviations, m_outputs, m_inputs);
    fields.addOptional("slopes", m_ownSlopes, m_layout.count);
    fields.add("error", m_error);
    fields.add("steps", m_steps);
    if (m_law) {
        fields.addPart("law", *m_law);
    }
}

}  // namespace obscura
