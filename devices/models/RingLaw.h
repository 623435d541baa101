// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace obscura {

/// The resonance of an add-drop microring with round-trip amplitude a and self-coupling r, both in
/// (0, 1): at the round-trip phase φ (rad) the amplitude transmission is
///
///     t(φ) = √((a² + r² − 2ra cos φ) / (1 + r²a² − 2ra cos φ)),
///
/// and balanced detection makes it the weight 2t − 1.
/// Source: W. Bogaerts et al., "Silicon microring resonators", Laser Photonics Rev. 6, 47 (2012),
/// eq. 1 (its square root: amplitude), as used by arXiv:2509.15113, section 4.
class RingLaw {
public:
    RingLaw(float a, float r)
        : m_p((a - r) * (a - r)), m_q((1 - r * a) * (1 - r * a)), m_k(4 * r * a) {}

    /// weights_i = 2t(phases_i) − 1
    void weights(std::span<const float> phases, float* weights) const;
    /// d(2t − 1)/dφ
    float slope(float phase) const;

private:
    // 1 − cos φ = 2 sin²(φ/2) spares the equation the difference of nearly equal numbers at
    // resonance: with c = k sin²(φ/2), t² = (p + c)/(q + c).
    float m_p;  ///< (a − r)²
    float m_q;  ///< (1 − ra)²
    float m_k;  ///< 4ra
};

}  // namespace obscura
