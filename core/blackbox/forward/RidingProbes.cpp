// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/RidingProbes.h"

#include "core/blackbox/StepSize.h"
#include "core/blackbox/surrogates/Surrogate.h"
#include "devices/Sweep.h"

namespace obscura {

namespace {

float stepOf(const EstimatorSettings& settings, const ParameterLayout& layout) {
    return settings.step ? static_cast<float>(*settings.step) : automaticStep(layout, 0, 0);
}

std::unique_ptr<Directions> directionsOf(ProbeDirections kind, std::uint64_t seed) {
    if (kind == ProbeDirections::Gaussian) {
        return std::make_unique<GaussianDirections>(seed);
    }
    return std::make_unique<RademacherDirections>(seed);
}

}  // namespace

RidingProbes::RidingProbes(const EstimatorSettings& settings, const Device& device,
                           const Surrogate& surrogate)
    : m_layout(device.layout()),
      m_surrogate(surrogate),
      m_directions(settings.directions),
      m_step(stepOf(settings, m_layout)) {}

void RidingProbes::change(const EstimatorSettings& settings) {
    m_directions = settings.directions;
    m_step = stepOf(settings, m_layout);
}

Vector RidingProbes::setting(const Vector& omega, std::uint64_t seed) {
    m_seed = seed;
    Vector u(omega.size());
    directionsOf(m_directions, seed)->fill(0, 0, {u.data(), static_cast<std::size_t>(u.size())});
    return omega + m_step * u;
}

void RidingProbes::learn(const Vector& /*omega*/, ConstMatrixRef x, ConstMatrixRef y,
                         const NoiseLevel& /*noise*/) {
    m_moved.resize(y.rows(), y.cols());
    m_surrogate.answer(x, m_moved);
    m_moved = y - m_moved;
}

void RidingProbes::pullBackInputs(ConstMatrixRef /*x*/, ConstMatrixRef g, MatrixRef gx) const {
    m_surrogate.pullBack(g, gx);
}

void RidingProbes::pullBackParameters(ConstMatrixRef /*x*/, ConstMatrixRef g,
                                      VectorRef gomega) const {
    combineDirections(*directionsOf(m_directions, m_seed), scores(g), m_layout.groups, gomega);
}

/// s_γ [1, groups]
Matrix RidingProbes::scores(ConstMatrixRef g) const {
    const Vector byOutput = g.cwiseProduct(m_moved).colwise().sum() / m_step;
    const OutputGroups& groups = m_layout.groups;
    Matrix scores(1, groups.count());
    for (Index group = 0; group < scores.cols(); ++group) {
        scores(0, group) = byOutput(groups.outputsOf[static_cast<std::size_t>(group)]).sum();
    }
    return scores;
}

Matrix RidingProbes::transferMatrix(const Vector& /*omega*/) const {
    return m_surrogate.matrix();
}

void RidingProbes::listState(StateFields& /*fields*/) {}

}  // namespace obscura
