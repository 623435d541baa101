// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/AdamMoments.h"

#include <cstdint>

namespace obscura {

class StateFields;

/// A network of two hidden layers that learns a smooth map z ↦ y,
///
///     a = tanh(z W₁ + b₁),   c = tanh(a W₂ + b₂),   y = c W₃ + b₃,
///
/// with W₁ [p, h], W₂ [h, h], W₃ [h, m], all of them parameters. It learns by Adam.
class SmallNetwork {
public:
    /// Of p = `inputs`, h = `hidden` and m = `outputs`. Weights begin with N(0, 1/rows), the last
    /// and all b with 0, so that y = 0 at first.
    SmallNetwork(Index inputs, Index hidden, Index outputs, std::uint64_t seed);

    Index inputs() const { return m_inputs; }
    Index outputs() const { return m_outputs; }

    /// What went through it: z [B, p], a and c [B, h], y [B, m].
    struct Pass {
        Matrix z;
        Matrix a;
        Matrix c;
        Matrix y;
    };
    Pass forward(Matrix z) const;

    /// gz [B, p] from `g` [B, m] = ∂L/∂y of that pass.
    Matrix pullBackInputs(const Pass& pass, ConstMatrixRef g) const;
    /// ∂L/∂parameters likewise, summed over the rows.
    Vector pullBackParameters(const Pass& pass, ConstMatrixRef g) const;

    /// One step of Adam along that gradient.
    void descend(const Vector& gradient, float rate);

    /// b₁, b₂, b₃, W₁, W₂, W₃, row by row.
    Vector& parameters() { return m_parameters; }

    void listState(StateFields& fields);

private:
    using Weight = Eigen::Map<const Matrix>;
    /// Where each begins among the parameters.
    struct Places;
    Places places() const;
    Weight weight(Index first, Index rows, Index columns) const {
        return {m_parameters.data() + first, rows, columns};
    }

    Index m_inputs;
    Index m_hidden;
    Index m_outputs;
    Vector m_parameters;
    AdamMoments m_adam;
};

}  // namespace obscura
