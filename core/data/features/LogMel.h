// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <memory>
#include <span>
#include <vector>

namespace obscura {

/// What log-mel features are made of.
struct LogMelSettings {
    int rate = 16000;       ///< of the samples, Hz
    Index bands = 80;       ///< M, 1 …
    double window = 0.025;  ///< s
    double hop = 0.010;     ///< from one frame to the next, s
    double range = 80;      ///< below the loudest value nothing is told apart, dB
    bool isCentred = true;  ///< the mean of each band over time is subtracted

    Index windowSamples() const;  ///< W, at least 2
    Index hopSamples() const;     ///< H, at least 1
    /// Frames of that many samples: 1 + ⌊samples/H⌋.
    Index frames(Index samples) const { return 1 + samples / hopSamples(); }
};

/// The energy of a sound in bands of frequency over time, as people hear it: logarithmic in both.
/// These are the features of ECAPA-TDNN, as SpeechBrain's Fbank computes them (Ravanelli et al.,
/// "SpeechBrain: A General-Purpose Speech Toolkit", arXiv:2106.04624; Desplanques et al.,
/// "ECAPA-TDNN", Interspeech 2020).
///
/// Frame t = 0 … ⌊N/H⌋ is centred on sample tH of x[0 … N−1]; beyond its ends a sound is silent:
///
///     X[t,k] = Σₙ w[n] x[tH + n − ⌊W/2⌋] exp(−2πi kn/W),  k = 0 … ⌊W/2⌋ at k·rate/W Hz
///     w[n]   = 0.54 − 0.46 cos(2πn/W)                      (Hamming, periodic)
///     E[t,m] = Σₖ max(0, 1 − |fₖ − cₘ|/(cₘ − cₘ₋₁)) |X[t,k]|²
///     F[t,m] = 10 log₁₀ max(E[t,m], 10⁻¹⁰) dB
///
/// The centres c₁ … c_M and the ends c₀ = 0 and c_{M+1} = rate/2 are equally far apart in mel:
/// mel(f) = 2595 log₁₀(1 + f/700 Hz) (HTK). Then values more than `range` below the largest of the
/// sound are raised to that, and the mean over t of each band is subtracted ("sentence
/// normalisation").
///
/// Where bands are so many and windows so short that a triangle holds no k, that band is silent.
class LogMel {
public:
    explicit LogMel(const LogMelSettings& settings);
    ~LogMel();

    const LogMelSettings& settings() const { return m_settings; }
    /// c₁ … c_M, Hz.
    const std::vector<double>& centres() const { return m_centres; }

    /// Writes F of `samples`, N ≥ 1, to `features` [frames(N), M], in dB. From any thread; the same
    /// samples always give the same.
    void compute(std::span<const float> samples, MatrixRef features) const;

    // compute() in two steps, for who looks at one sound through several windows: a frame's levels
    // do not depend on which frames are asked for beside it.

    /// Writes F of frames that are centred on samples `first`, first + H, …, before anything is
    /// raised or subtracted, to `levels` [frames, M].
    void levels(std::span<const float> samples, Index first, MatrixRef levels) const;
    /// Makes features of the levels of one sample; both may be the same.
    void finish(ConstMatrixRef levels, MatrixRef features) const;
    /// The same where the greatest level of all is known.
    void finish(ConstMatrixRef levels, float loudest, MatrixRef features) const;

private:
    /// The weights of a band: of `weights.size()` frequencies from the `first` on.
    struct Triangle {
        Index first = 0;
        std::vector<float> weights = {};
    };
    class Transform;

    struct Block;

    void makeTriangles();
    void transform(std::span<const float> samples, Index centre, Index lane, Block& block) const;
    void sumBands(const Block& block, MatrixRef levels) const;

    LogMelSettings m_settings;
    std::vector<float> m_window;  ///< w, [W]
    std::vector<double> m_centres;
    std::vector<Triangle> m_triangles;
    std::unique_ptr<const Transform> m_transform;
};

}  // namespace obscura
