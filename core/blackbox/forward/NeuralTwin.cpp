// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/NeuralTwin.h"

#include "devices/Random.h"
#include "devices/State.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace obscura {

namespace {

/// Of Adam: answers that a step learns from, and its size.
constexpr Index kPractised = 128;
constexpr float kNetworkRate = 5e-3f;
/// μ as the network sees it: rad, or half ranges.
constexpr float kSeenStep = 0.1f;

Index seenNumbers(const ParameterLayout& layout) {
    return layout.periodic ? 2 * layout.count : layout.count;
}

/// Root mean square of the entries; 1 where there is none to divide by.
float rootMeanSquare(const Matrix& deviations) {
    const float spread = std::sqrt(deviations.squaredNorm() /
                                   static_cast<float>(std::max<Index>(deviations.size(), 1)));
    return spread > 0 ? spread : 1;
}

float perUnit(const ParameterLayout& layout, const Vector& omega) {
    const float range = layout.maximum - layout.minimum;
    if (layout.periodic) {
        return 2 * std::numbers::pi_v<float> / range;
    }
    return std::isfinite(range) ? 2 / range : 1 / rootMeanSquare(omega.array() - omega.mean());
}

}  // namespace

NeuralTwin::NeuralTwin(const EstimatorSettings& settings, const Device& device, const Vector& omega,
                       std::uint64_t seed)
    : m_settings(settings),
      m_layout(device.layout()),
      m_start(omega),
      m_perUnit(perUnit(m_layout, omega)),
      m_replay(settings.replay, omega.size(), device.inputs(), device.outputs()),
      m_network(device.inputs() + seenNumbers(m_layout), settings.hidden, device.outputs(), seed) {}

void NeuralTwin::change(const EstimatorSettings& settings) {
    m_settings = settings;
}

Vector NeuralTwin::setting(const Vector& omega, std::uint64_t seed) {
    m_seed = seed;
    const float step = m_settings.step ? static_cast<float>(*m_settings.step)
                                       : std::max(kSeenStep / m_perUnit, m_layout.resolution);
    Vector signs(omega.size());
    CounterRandom(seed).sign(0, 0, {signs.data(), static_cast<std::size_t>(signs.size())});
    const Vector perturbed = omega + step * signs;
    m_held = m_layout.written(perturbed);
    return perturbed;
}

void NeuralTwin::learn(const Vector& /*omega*/, ConstMatrixRef x, ConstMatrixRef y,
                       const NoiseLevel& /*noise*/) {
    if (m_inputMean.size() == 0) {
        chooseScales(x, y);
    }
    m_replay.add(m_held, x, y);
    for (Index pass = 0; pass < m_settings.passes; ++pass) {
        practise(m_replay.draw(kPractised, streamSeed(m_seed, static_cast<std::uint64_t>(pass))));
    }
    m_pass = m_network.forward(see(m_held.transpose().replicate(x.rows(), 1), x));
}

/// One step of Adam for ½‖y − ŷ‖², averaged over the rows.
void NeuralTwin::practise(const Replay::Rows& rows) {
    const SmallNetwork::Pass pass = m_network.forward(see(rows.held, rows.x));
    const Matrix g = (pass.y - scaled(rows.y)) / static_cast<float>(rows.y.rows());
    m_network.descend(m_network.pullBackParameters(pass, g), kNetworkRate);
}

void NeuralTwin::chooseScales(ConstMatrixRef x, ConstMatrixRef y) {
    m_inputMean = x.colwise().mean();
    m_answerMean = y.colwise().mean();
    m_inputSpread = rootMeanSquare(x.rowwise() - m_inputMean.transpose());
    m_answerSpread = rootMeanSquare(y.rowwise() - m_answerMean.transpose());
}

/// What the network sees [B, p] of settings `held` [B, d] and inputs `x` [B, n].
Matrix NeuralTwin::see(ConstMatrixRef held, ConstMatrixRef x) const {
    const Index n = x.cols();
    const Index d = held.cols();
    Matrix z(x.rows(), m_network.inputs());
    z.leftCols(n) = (x.rowwise() - m_inputMean.transpose()) / m_inputSpread;
    if (m_layout.periodic) {
        const Matrix angles = m_perUnit * held;
        const Matrix start = m_perUnit * m_start.transpose();
        z.middleCols(n, d) =
            Matrix(angles.array().cos()).rowwise() - start.array().cos().matrix().row(0);
        z.rightCols(d) =
            Matrix(angles.array().sin()).rowwise() - start.array().sin().matrix().row(0);
    } else {
        z.rightCols(d) = m_perUnit * (held.rowwise() - m_start.transpose());
    }
    return z;
}

Matrix NeuralTwin::scaled(ConstMatrixRef y) const {
    return (y.rowwise() - m_answerMean.transpose()) / m_answerSpread;
}

/// ∂L/∂z [B, p] of the last batch from `g` [B, m].
Matrix NeuralTwin::pullBack(ConstMatrixRef g) const {
    return m_network.pullBackInputs(m_pass, m_answerSpread * g);
}

void NeuralTwin::pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const {
    gx = pullBack(g).leftCols(x.cols()) / m_inputSpread;
}

void NeuralTwin::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const {
    const Vector gz = pullBack(g).rightCols(m_network.inputs() - x.cols()).colwise().sum();
    const Index d = gomega.size();
    if (m_layout.periodic) {
        const Eigen::ArrayXf angle = m_perUnit * m_held.array();
        gomega = m_perUnit * (gz.tail(d).array() * angle.cos() - gz.head(d).array() * angle.sin());
    } else {
        gomega = m_perUnit * gz;
    }
}

Matrix NeuralTwin::transferMatrix(const Vector& /*omega*/) const {
    return {};
}

void NeuralTwin::listState(StateFields& fields) {
    fields.addPart("replay", m_replay);
    fields.addPart("network", m_network);
    fields.addOptional("input_mean", m_inputMean, m_network.inputs() - seenNumbers(m_layout));
    fields.addOptional("answer_mean", m_answerMean, m_network.outputs());
    fields.add("input_spread", m_inputSpread);
    fields.add("answer_spread", m_answerSpread);
}

}  // namespace obscura
