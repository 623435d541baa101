// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/InterferometerElements.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

constexpr std::complex<float> kJ(0, 1);

TwoRails diagonal(std::complex<float> upper, std::complex<float> lower) {
    TwoRails matrix = TwoRails::Zero();
    matrix.diagonal() << upper, lower;
    return matrix;
}

}  // namespace

InterferometerElement InterferometerElement::splitter(float error) {
    const float angle = std::numbers::pi_v<float> / 4 + error;
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    InterferometerElement element;
    element.transfer << c, kJ * s, kJ * s, c;
    element.slope << -s, kJ * c, kJ * c, -s;
    element.isSplitter = true;
    return element;
}

InterferometerElement InterferometerElement::upperPhase(float phase, std::complex<float> c) {
    const std::complex<float> e = c * std::polar(1.0f, phase);
    return {.transfer = diagonal(e, c), .slope = diagonal(kJ * e, 0)};
}

InterferometerElement InterferometerElement::pushPullPhase(float phase) {
    const std::complex<float> e = std::polar(1.0f, phase);
    return {.transfer = diagonal(e, std::conj(e)), .slope = diagonal(kJ * e, -kJ * std::conj(e))};
}

TwoRails InterferometerElements::transfer() const {
    TwoRails product = m_elements[0].transfer;
    for (std::size_t i = 1; i < m_count; ++i) {
        product = product * m_elements[i].transfer;
    }
    return product;
}

// With T = P E S for the parts before and behind E, dL = Re Σ conj(∂L/∂T)∘(P dE S)
// = Re Σ conj(P† ∂L/∂T S†)∘dE.
void InterferometerElements::pullBack(std::span<const std::complex<float>, 4> gradient,
                                      float* byPhases, float* bySplitters) const {
    std::array<TwoRails, kMost> behind;
    TwoRails product = TwoRails::Identity();
    for (std::size_t i = m_count; i-- > 0;) {
        behind[i] = product;
        product = m_elements[i].transfer * product;
    }
    TwoRails before;
    before << gradient[0], gradient[1], gradient[2], gradient[3];
    for (std::size_t i = 0; i < m_count; ++i) {
        const InterferometerElement& element = m_elements[i];
        const TwoRails byElement = before * behind[i].adjoint();
        float*& out = element.isSplitter ? bySplitters : byPhases;
        *out++ = byElement.conjugate().cwiseProduct(element.slope).sum().real();
        before = element.transfer.adjoint() * before;
    }
}

}  // namespace obscura
