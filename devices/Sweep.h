// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"
#include "devices/Random.h"
#include "devices/Types.h"

#include <span>
#include <stop_token>

namespace obscura {

/// The directions u_k along which a sweep perturbs the parameters. They are asked for in pieces and
/// more than once, by several threads, so an implementation regenerates rather than stores them.
class Directions {
public:
    virtual ~Directions() = default;
    /// Entries first, first+1, … of u_`probe` into `u`.
    virtual void fill(Index probe, Index first, std::span<float> u) const = 0;
};

/// u_k ~ N(0, I).
class GaussianDirections final : public Directions {
public:
    explicit GaussianDirections(std::uint64_t seed) : m_random(seed) {}
    void fill(Index probe, Index first, std::span<float> u) const override;

private:
    CounterRandom m_random;
};

/// Entries of u_k are ±1 with equal probability (SPSA; Spall 1992).
class RademacherDirections final : public Directions {
public:
    explicit RademacherDirections(std::uint64_t seed) : m_random(seed) {}
    void fill(Index probe, Index first, std::span<float> u) const override;

private:
    CounterRandom m_random;
};

/// Directions given as the rows of a matrix [probes, parameters].
class GivenDirections final : public Directions {
public:
    explicit GivenDirections(Matrix u) : m_u(std::move(u)) {}
    void fill(Index probe, Index first, std::span<float> u) const override;

private:
    Matrix m_u;
};

/// One request to a device: program ω + μ·u_k for k = 0 … probes−1, send the same inputs each time,
/// and score how the outputs moved.
struct Sweep {
    ConstVectorRef omega;          ///< [d] the centre ω
    float step;                    ///< μ, in the unit of ω; negative probes the other side
    const Directions& directions;  ///< u_k
    Index probes;                  ///< number of settings K
    ConstMatrixRef x;              ///< [B, n] inputs
    ConstMatrixRef baseline;       ///< [B, m] f_ω(x), measured before
    ConstMatrixRef weights;        ///< [B, m] what an output's movement is worth
    bool byGroup;                  ///< score each output group by itself, else all together
    std::stop_token stop = {};     ///< asks for the sweep's end before all settings are made
};

/// sum_j = Σ_k scores_kγ(j) · u_kj, the step from a sweep's scores [probes, groups] to the
/// direction in which they rise. With scores [probes, 1], all parameters share the score and
/// `groups` is not read. `sum` [d] is overwritten. Throws SweepStopped, of all probes, when `stop`
/// asks for it.
void combineDirections(const Directions& directions, ConstMatrixRef scores,
                       const OutputGroups& groups, VectorRef sum, const std::stop_token& stop = {});

}  // namespace obscura
