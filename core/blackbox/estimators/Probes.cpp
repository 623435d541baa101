// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/Probes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace obscura {

namespace {

Sweep sweepOf(const GradientRequest& request, float step, const Directions& directions,
              Index probes, const ProbeScoring& scoring) {
    return {.omega = request.omega,
            .step = step,
            .directions = directions,
            .probes = probes,
            .x = request.x,
            .baseline = request.y,
            .weights = request.g,
            .byGroup = scoring.byGroup,
            .stop = request.stop};
}

/// (f(μ) − f(−μ))/2μ or f(μ)/μ of what `sweep` makes of a step.
template <class Result>
Result perStep(float step, const ProbeScoring& scoring, const auto& sweep) {
    if (!scoring.antithetic) {
        return sweep(step) / step;
    }
    const Result there = sweep(step);
    return (there - sweep(-step)) / (2 * step);
}

}  // namespace

Matrix scoreProbes(Device& device, const GradientRequest& request, const Directions& directions,
                   Index probes, const ProbeScoring& scoring) {
    const Index columns = scoring.byGroup ? device.layout().groups.count() : 1;
    return perStep<Matrix>(request.step, scoring, [&](float step) {
        Matrix scores(probes, columns);
        device.sweep(sweepOf(request, step, directions, probes, scoring), scores);
        return scores;
    });
}

void probeGradient(Device& device, const GradientRequest& request, const Directions& directions,
                   Index probes, const ProbeScoring& scoring, VectorRef gradient) {
    gradient = perStep<Vector>(request.step, scoring, [&](float step) {
        Vector sum(request.omega.size());
        device.sweepAndCombine(sweepOf(request, step, directions, probes, scoring), sum);
        return sum;
    });
    gradient /= static_cast<float>(probes);
}

HomodyneDirections::HomodyneDirections(const std::vector<std::int32_t>& tones, Index probes,
                                       std::uint64_t seed)
    : m_tones(tones),
      m_frequencies((probes - 1) / 2),
      m_sine(static_cast<std::size_t>(probes)),
      m_signs(seed) {
    for (std::size_t k = 0; k < m_sine.size(); ++k) {
        const double turn = static_cast<double>(k) / static_cast<double>(probes);
        m_sine[k] = static_cast<float>(std::numbers::sqrt2 * std::sin(2 * std::numbers::pi * turn));
    }
}

void HomodyneDirections::fill(Index probe, Index first, std::span<float> u) const {
    const auto period = static_cast<Index>(m_sine.size());
    m_signs.sign(0, static_cast<std::uint64_t>(first), u);
    for (std::size_t i = 0; i < u.size(); ++i) {
        const Index tone = m_tones[static_cast<std::size_t>(first) + i];
        const Index frequency = 1 + tone % m_frequencies;
        u[i] *= m_sine[static_cast<std::size_t>(frequency * probe % period)];
    }
}

std::vector<std::int32_t> homodyneTones(const OutputGroups& groups, Index outputs) {
    std::vector<std::int32_t> sizes(static_cast<std::size_t>(groups.count()), 0);
    for (const std::int32_t group : groups.groupOf) {
        ++sizes[static_cast<std::size_t>(group)];
    }
    // A group's tones follow on those that its outputs hear already.
    std::vector<std::int32_t> next(sizes.size(), 0);
    std::vector<std::int32_t> heard(static_cast<std::size_t>(outputs), 0);
    for (std::size_t group = 0; group < sizes.size(); ++group) {
        const std::vector<Index>& driven = groups.outputsOf[group];
        for (const Index output : driven) {
            next[group] = std::max(next[group], heard[static_cast<std::size_t>(output)]);
        }
        for (const Index output : driven) {
            heard[static_cast<std::size_t>(output)] = next[group] + sizes[group];
        }
    }
    std::vector<std::int32_t> tones;
    tones.reserve(groups.groupOf.size());
    for (const std::int32_t group : groups.groupOf) {
        tones.push_back(next[static_cast<std::size_t>(group)]++);
    }
    return tones;
}

}  // namespace obscura
