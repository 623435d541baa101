// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/CellResponse.h"

#include "devices/State.h"

namespace obscura {

namespace {

/// What the sums keep at each look.
constexpr float kMemory = 0.9f;
/// A cell is stuck where its weight moves by less than this part of what is foretold, …
constexpr float kStuckShare = 0.3f;
/// … once that is so many times the error of a weight.
constexpr double kFarEnough = 9;

}  // namespace

CellResponse::CellResponse(Index outputs, Index inputs)
    : m_outputs(outputs),
      m_inputs(inputs),
      m_products(Matrix::Zero(outputs, inputs)),
      m_squares(m_products) {}

void CellResponse::look(const Matrix& foretold, const Matrix& deviations, double error) {
    if (m_foretold.size() > 0) {
        const auto moved = (foretold - m_foretold).array();
        m_products.array() =
            kMemory * m_products.array() + moved * (deviations - m_deviations).array();
        m_squares.array() = kMemory * m_squares.array() + moved.square();
    }
    m_foretold = foretold;
    m_deviations = deviations;
    m_error = error;
}

bool CellResponse::isStuck(Index index) const {
    const float square = m_squares.data()[index];
    return static_cast<double>(square) > kFarEnough * m_error &&
           square + m_products.data()[index] < kStuckShare * square;
}

void CellResponse::listState(StateFields& fields) {
    fields.addOptional("foretold", m_foretold, m_outputs, m_inputs);
    fields.addOptional("deviations", m_deviations, m_outputs, m_inputs);
    fields.add("products", m_products, m_outputs, m_inputs);
    fields.add("squares", m_squares, m_outputs, m_inputs);
    fields.add("error", m_error);
}

}  // namespace obscura
