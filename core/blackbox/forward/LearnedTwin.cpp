// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/LearnedTwin.h"

#include "devices/State.h"

#include <cmath>
#include <utility>

namespace obscura {

namespace {

/// Step size of Adam for ε, in the unit of ω, and its memories.
constexpr float kRate = 3e-3f;
constexpr float kMeanMemory = 0.9f;
constexpr float kSquareMemory = 0.999f;
constexpr float kLeastSquareRoot = 1e-8f;

}  // namespace

LearnedTwin::LearnedTwin(std::unique_ptr<Device> model)
    : m_model(std::move(model)),
      m_deviations(Vector::Zero(m_model->layout().count)),
      m_mean(m_deviations),
      m_square(m_deviations) {}

Vector LearnedTwin::setting(const Vector& omega, std::uint64_t /*seed*/) {
    return omega;
}

void LearnedTwin::learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
                        const NoiseLevel& /*noise*/) {
    // ε moves after the gradients were taken: the model is programmed once a step.
    m_model->program(omega + m_deviations);
    Matrix residual(y.rows(), y.cols());
    m_model->query(x, residual);
    residual -= y;
    const float power = y.squaredNorm();
    if (!(power > 0)) {
        return;
    }
    m_misfit = static_cast<double>(residual.squaredNorm() / power);
    Vector gradient(m_deviations.size());
    m_model->simulation()->pullBackParameters(x, 2 / power * residual, gradient);
    descend(gradient);
}

/// One step of Adam (D. Kingma, J. Ba, arXiv:1412.6980, algorithm 1).
void LearnedTwin::descend(const Vector& gradient) {
    ++m_steps;
    m_mean = kMeanMemory * m_mean + (1 - kMeanMemory) * gradient;
    m_square = kSquareMemory * m_square + (1 - kSquareMemory) * gradient.cwiseAbs2();
    const auto steps = static_cast<float>(m_steps);
    const float meanScale = 1 / (1 - std::pow(kMeanMemory, steps));
    const float squareScale = 1 / (1 - std::pow(kSquareMemory, steps));
    m_deviations.array() -= kRate * meanScale * m_mean.array() /
                            ((squareScale * m_square.array()).sqrt() + kLeastSquareRoot);
}

void LearnedTwin::pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const {
    m_model->simulation()->pullBackInputs(x, g, gx);
}

void LearnedTwin::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const {
    m_model->simulation()->pullBackParameters(x, g, gomega);
}

void LearnedTwin::follow(const Vector& /*before*/, const Vector& /*after*/) {}

void LearnedTwin::change(const EstimatorSettings& /*settings*/) {}

Matrix LearnedTwin::transferMatrix(const Vector& omega) const {
    if (!m_model->isLinear()) {
        return {};
    }
    Matrix a(m_model->outputs(), m_model->inputs());
    m_model->program(omega + m_deviations);
    m_model->simulation()->transferMatrix(a);
    return a;
}

void LearnedTwin::listState(StateFields& fields) {
    const Index d = m_deviations.size();
    fields.add("deviations", m_deviations, d);
    fields.add("mean", m_mean, d);
    fields.add("square", m_square, d);
    fields.add("steps", m_steps);
    fields.add("misfit", m_misfit);
}

}  // namespace obscura
