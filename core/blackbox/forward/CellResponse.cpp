// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/CellResponse.h"

#include "devices/State.h"

#include <algorithm>
#include <vector>

namespace obscura {

namespace {

/// Weights that were foretold to move by less than so many times their error, squared, tell
/// nothing.
constexpr double kFarEnough = 9;
/// A cell is stuck where r lies below 0 by this much, and below the median by so many standard
/// deviations, of which the upper quartile tells, as stuck cells lie in the lower half: then few
/// cells like the others are taken for it.
constexpr float kLeastShare = 0.15f;
constexpr float kDeviations = 3.5f;
constexpr float kDeviationsToQuartile = 0.674f;

}  // namespace

CellResponse::CellResponse(Index outputs, Index inputs)
    : m_outputs(outputs),
      m_inputs(inputs),
      m_products(Matrix::Zero(outputs, inputs)),
      m_squares(m_products) {}

void CellResponse::look(const Matrix& foretold, const Matrix& deviations, double error) {
    if (m_foretold.size() > 0) {
        const auto moved = (foretold - m_foretold).array();
        m_products.array() += moved * (deviations - m_deviations).array();
        m_squares.array() += moved.square();
    }
    m_foretold = foretold;
    m_deviations = deviations;
    m_error = error;
}

Vector CellResponse::stuck() const {
    Vector stuck = Vector::Zero(m_squares.size());
    const auto least = static_cast<float>(kFarEnough * m_error);
    std::vector<float> ratios;
    for (Index i = 0; i < m_squares.size(); ++i) {
        if (m_squares.data()[i] > least) {
            ratios.push_back(m_products.data()[i] / m_squares.data()[i]);
        }
    }
    if (ratios.empty()) {
        return stuck;
    }
    const auto quantile = [&ratios](std::size_t quarters) {
        const auto at = ratios.begin() + static_cast<std::ptrdiff_t>(quarters * ratios.size() / 4);
        std::ranges::nth_element(ratios, at);
        return *at;
    };
    const float deviation = (quantile(3) - quantile(2)) / kDeviationsToQuartile;
    const float limit = std::min(-kLeastShare, quantile(2) - kDeviations * deviation);
    for (Index i = 0; i < m_squares.size(); ++i) {
        if (m_squares.data()[i] > least && m_products.data()[i] < limit * m_squares.data()[i]) {
            stuck[i] = 1;
        }
    }
    return stuck;
}

void CellResponse::listState(StateFields& fields) {
    fields.addOptional("foretold", m_foretold, m_outputs, m_inputs);
    fields.addOptional("deviations", m_deviations, m_outputs, m_inputs);
    fields.add("products", m_products, m_outputs, m_inputs);
    fields.add("squares", m_squares, m_outputs, m_inputs);
    fields.add("error", m_error);
}

}  // namespace obscura
