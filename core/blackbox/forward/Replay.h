// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>

namespace obscura {

class StateFields;

/// What a device has answered in the last so many steps: at each setting h of it some of the inputs
/// x and answers y, the oldest of which give way.
class Replay {
public:
    /// For settings [d = `parameters`], x [n = `inputs`] and y [m = `outputs`].
    Replay(Index steps, Index parameters, Index inputs, Index outputs);

    /// The device at `held` [d] has answered `x` [B, n] with `y` [B, m]: rows spread evenly over
    /// the batch are kept.
    void add(const Vector& held, ConstMatrixRef x, ConstMatrixRef y);

    /// Steps kept so far.
    Index steps() const { return m_held.rows(); }

    /// Rows of its steps: h [count, d], x [count, n], y [count, m].
    struct Rows {
        Matrix held;
        Matrix x;
        Matrix y;
    };
    /// So many at random, each of any step. Precondition: steps() > 0.
    Rows draw(Index count, std::uint64_t seed) const;

    void listState(StateFields& fields);

private:
    Index m_most;  ///< steps kept
    Index m_parameters;
    Index m_inputs;
    Index m_outputs;
    std::int64_t m_added = 0;
    Matrix m_held;  ///< [steps, d]
    Matrix m_x;     ///< [steps · rows of each, n]
    Matrix m_y;     ///< [steps · rows of each, m]
};

}  // namespace obscura
