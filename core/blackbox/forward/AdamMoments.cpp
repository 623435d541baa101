// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/AdamMoments.h"

#include "devices/State.h"

#include <cmath>

namespace obscura {

namespace {

constexpr float kMeanMemory = 0.9f;
constexpr float kSquareMemory = 0.999f;
constexpr float kLeastSquareRoot = 1e-8f;

}  // namespace

AdamMoments::AdamMoments(Index size) : m_mean(Vector::Zero(size)), m_square(m_mean) {}

void AdamMoments::descend(Vector& numbers, const Vector& gradient, float rate,
                          const Vector& scales) {
    ++m_steps;
    m_mean = kMeanMemory * m_mean + (1 - kMeanMemory) * gradient;
    m_square = kSquareMemory * m_square + (1 - kSquareMemory) * gradient.cwiseAbs2();
    const auto steps = static_cast<float>(m_steps);
    const float meanScale = 1 / (1 - std::pow(kMeanMemory, steps));
    const float squareScale = 1 / (1 - std::pow(kSquareMemory, steps));
    Vector rates = Vector::Constant(numbers.size(), rate * meanScale);
    if (scales.size() > 0) {
        rates.array() *= scales.array();
    }
    numbers.array() -= rates.array() * m_mean.array() /
                       ((squareScale * m_square.array()).sqrt() + kLeastSquareRoot);
}

void AdamMoments::listState(StateFields& fields) {
    fields.add("mean", m_mean, m_mean.size());
    fields.add("square", m_square, m_square.size());
    fields.add("steps", m_steps);
}

}  // namespace obscura
