// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Estimator.h"
#include "core/blackbox/Probes.h"

#include <vector>

namespace obscura {

/// M random directions at a time: the paper's estimate with N(0, I), SPSA's with ±1, and local
/// probes where the score is taken by group. Costs M·B queries, antithetic 2M·B.
class RandomEstimator final : public GradientEstimator {
public:
    RandomEstimator(ProbeDirections directions, Index probes, ProbeScoring scoring)
        : m_directions(directions), m_probes(probes), m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device& device, Index batch) const override;
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    ProbeDirections m_directions;
    Index m_probes;
    ProbeScoring m_scoring;
};

/// Every parameter in turn, exact up to μ (antithetic: μ²): the reference that costs d·B queries,
/// antithetic 2d·B.
class CoordinateEstimator final : public GradientEstimator {
public:
    explicit CoordinateEstimator(ProbeScoring scoring) : m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device& device, Index batch) const override;
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    ProbeScoring m_scoring;
};

/// Every parameter at its own frequency, read by lock-in over K probes: see HomodyneDirections.
/// Costs K·B queries, antithetic 2K·B.
class HomodyneEstimator final : public GradientEstimator {
public:
    HomodyneEstimator(const Device& device, Index probes, ProbeScoring scoring)
        : m_tones(homodyneTones(device.layout().groups, device.outputs())),
          m_probes(probes),
          m_scoring(scoring) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device& device, Index batch) const override;
    // A lock-in hears no constant, but subtracting one early keeps digits.
    bool usesBaseline() const override { return !m_scoring.antithetic; }

private:
    std::vector<std::int32_t> m_tones;
    Index m_probes;
    ProbeScoring m_scoring;
};

/// Simulation only: the exact product with the Jacobian of the device as it is programmed.
/// Precondition: the device is a simulation.
class ExactEstimator final : public GradientEstimator {
public:
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }
};

/// Simulation only: backward through the ideal model of the device at the same ω, whatever the
/// device's imperfections. Precondition of estimate(): `twin` is a simulation.
class TwinEstimator final : public GradientEstimator {
public:
    explicit TwinEstimator(Device* twin) : m_twin(twin) {}
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }

private:
    Device* m_twin;
};

/// The device stays as it is.
class NoEstimator final : public GradientEstimator {
public:
    void estimate(Device& device, const GradientRequest& request, std::uint64_t seed,
                  VectorRef gradient) const override;
    EstimateCost cost(const Device&, Index) const override { return {}; }
    bool usesBaseline() const override { return false; }
};

}  // namespace obscura
