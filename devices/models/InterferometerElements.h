// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <Eigen/Core>

#include <array>
#include <complex>
#include <cstddef>
#include <span>

namespace obscura {

/// The transfer matrix of something with two rails.
using TwoRails = Eigen::Matrix2cf;

/// A part of an interferometer, with the derivative by the number that it depends on: a phase, or
/// how far a splitter is from half and half.
struct InterferometerElement {
    TwoRails transfer;
    TwoRails slope;
    bool isSplitter = false;

    /// [[cos a, j sin a], [j sin a, cos a]] with a = π/4 + error (rad): error 0 is half and half.
    static InterferometerElement splitter(float error);
    /// c·diag(e^{jφ}, 1)
    static InterferometerElement upperPhase(float phase, std::complex<float> c = 1);
    /// diag(e^{jφ}, e^{−jφ})
    static InterferometerElement pushPullPhase(float phase);
};

/// Parts of one interferometer as they stand in the product T = E_1 E_2 …: light passes the last
/// one first.
class InterferometerElements {
public:
    static constexpr std::size_t kMost = 5;

    void append(const InterferometerElement& element) { m_elements[m_count++] = element; }

    /// T
    TwoRails transfer() const;
    /// From ∂L/∂T (real part: by Re T, imaginary part: by Im T; t00, t01, t10, t11) to the
    /// derivatives by the phases and by the splitters' errors, each in the order of the product.
    void pullBack(std::span<const std::complex<float>, 4> gradient, float* byPhases,
                  float* bySplitters) const;

private:
    std::array<InterferometerElement, kMost> m_elements;
    std::size_t m_count = 0;
};

}  // namespace obscura
