// SPDX-License-Identifier: GPL-3.0-or-later

// The transfer function of an add-drop microring: amplitude transmission at the round-trip phase φ,
//
//     t(φ) = √((a² + r² − 2ra cos φ) / (1 + r²a² − 2ra cos φ)),   weight 2t − 1,
//
// with round-trip amplitude a and self-coupling r. Source: W. Bogaerts et al., "Silicon microring
// resonators", Laser Photonics Rev. 6, 47 (2012), eq. 1.

#include "devices/models/RingLaw.h"

#include "devices/simd/Kernels.h"

#include <cmath>

namespace obscura {

void RingLaw::weights(std::span<const float> phases, float* weights) const {
    simd::kernels().ringWeight(phases.data(), m_p, m_q, m_k, weights, phases.size());
}

// With c = k sin²(φ/2) and t² = (p+c)/(q+c): 2t′ = (q−p)/(q+c)² · (k/2) sin φ / t.
float RingLaw::slope(float phase) const {
    const float s = std::sin(phase / 2);
    const float c = m_k * s * s;
    const float t = std::sqrt((m_p + c) / (m_q + c));
    const float rise = (m_q - m_p) / ((m_q + c) * (m_q + c)) * (m_k / 2) * std::sin(phase);
    // At a = r the transmission touches 0 at resonance, with a kink.
    return t > 0 ? rise / t : 0.0f;
}

}  // namespace obscura
