// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/Replay.h"

#include "devices/Random.h"
#include "devices/State.h"

#include <vector>

namespace obscura {

namespace {

/// Kept of a step: its batch is answered at one setting, of which that many samples tell enough.
constexpr Index kRowsOfStep = 32;

}  // namespace

Replay::Replay(Index steps, Index parameters, Index inputs, Index outputs)
    : m_most(steps),
      m_parameters(parameters),
      m_inputs(inputs),
      m_outputs(outputs),
      m_held(0, parameters),
      m_x(0, inputs),
      m_y(0, outputs) {}

void Replay::add(const Vector& held, ConstMatrixRef x, ConstMatrixRef y) {
    const Index slot = m_added++ % m_most;
    if (slot == steps()) {
        m_held.conservativeResize(slot + 1, Eigen::NoChange);
        m_x.conservativeResize((slot + 1) * kRowsOfStep, Eigen::NoChange);
        m_y.conservativeResize((slot + 1) * kRowsOfStep, Eigen::NoChange);
    }
    m_held.row(slot) = held.transpose();
    for (Index k = 0; k < kRowsOfStep; ++k) {
        const Index sample = k * x.rows() / kRowsOfStep;
        m_x.row(slot * kRowsOfStep + k) = x.row(sample);
        m_y.row(slot * kRowsOfStep + k) = y.row(sample);
    }
}

Replay::Rows Replay::draw(Index count, std::uint64_t seed) const {
    std::vector<std::uint32_t> bits(static_cast<std::size_t>(count));
    CounterRandom(seed).bits(0, 0, bits);
    Rows rows{.held = Matrix(count, m_parameters),
              .x = Matrix(count, m_inputs),
              .y = Matrix(count, m_outputs)};
    for (Index k = 0; k < count; ++k) {
        const Index from = bits[static_cast<std::size_t>(k)] % m_x.rows();
        rows.held.row(k) = m_held.row(from / kRowsOfStep);
        rows.x.row(k) = m_x.row(from);
        rows.y.row(k) = m_y.row(from);
    }
    return rows;
}

void Replay::listState(StateFields& fields) {
    fields.add("added", m_added);
    fields.addOptional("held", m_held, StateFields::kAnyLength, m_parameters);
    fields.addOptional("x", m_x, StateFields::kAnyLength, m_inputs);
    fields.addOptional("y", m_y, StateFields::kAnyLength, m_outputs);
}

}  // namespace obscura
