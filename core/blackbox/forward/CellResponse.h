// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

namespace obscura {

class StateFields;

/// Which cells answer to programming: where the law foretells that a weight moves by Δf and the
/// deviation from it moves by ΔD, the weight has moved by Δf + ΔD, so that
///
///     r = Σ Δf ΔD / Σ Δf²
///
/// is about 0 for a cell like the others and negative for one that is stuck: -1 where deviations
/// are found at once, nearer to 0 where inputs that go together leave it open to which of their
/// cells one belongs. So a cell counts as stuck where r lies far below what most cells have.
class CellResponse {
public:
    /// Of m × n weights that have one cell each.
    CellResponse(Index outputs, Index inputs);

    /// Compares with the last look: `foretold` [m, n] by the law, `deviations` [m, n] from it,
    /// which are known up to a mean square of `error`.
    void look(const Matrix& foretold, const Matrix& deviations, double error);
    /// [m·n], row by row: 1 where the cell of that weight is stuck, as far as can be told; else 0.
    Vector stuck() const;

    void listState(StateFields& fields);

private:
    Index m_outputs;
    Index m_inputs;
    Matrix m_foretold;    ///< at the last look; empty: there is none
    Matrix m_deviations;  ///< likewise
    Matrix m_products;    ///< Σ Δf ΔD
    Matrix m_squares;     ///< Σ Δf²
    double m_error = 0;
};

}  // namespace obscura
