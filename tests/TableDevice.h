// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Checks.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace obscura {

/// A device that nobody can look into: each parameter in [0, 1] chooses one of the weights in a
/// table, as if measured, and y = A x with A_ij = table[ω_ij]. It may be told to call itself not
/// linear.
class TableDevice final : public Device {
public:
    TableDevice(Index inputs, Index outputs, std::vector<float> table, bool isLinear = true)
        : m_table(std::move(table)), m_isLinear(isLinear), m_a(outputs, inputs) {
        m_layout.count = inputs * outputs;
        m_layout.symbol = "p";
        m_layout.minimum = 0;
        m_layout.maximum = 1;
        m_layout.resolution = 1 / lastEntry();
        m_layout.shape = {outputs, inputs};
        m_layout.groups = OutputGroups::perOutput(m_layout.count, outputs);
        m_layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            CounterRandom(seed).uniform(0, 0,
                                        {omega.data(), static_cast<std::size_t>(omega.size())});
        };
    }

    Index inputs() const override { return m_a.cols(); }
    Index outputs() const override { return m_a.rows(); }
    const ParameterLayout& layout() const override { return m_layout; }
    bool isLinear() const override { return m_isLinear; }
    void program(ConstVectorRef omega) override {
        checkParameters(*this, omega);
        for (Index j = 0; j < omega.size(); ++j) {
            const float entry = std::round(std::clamp(omega[j], 0.0f, 1.0f) * lastEntry());
            m_a.data()[j] = m_table[static_cast<std::size_t>(entry)];
        }
    }
    void query(ConstMatrixRef x, MatrixRef y) override {
        checkQuery(*this, x, y);
        y = x * m_a.transpose();
    }

    /// [m, n] what it would answer to unit vectors: for the test's eyes.
    const Matrix& weights() const { return m_a; }

private:
    float lastEntry() const { return static_cast<float>(m_table.size() - 1); }

    std::vector<float> m_table;
    bool m_isLinear;
    ParameterLayout m_layout;
    Matrix m_a;
};

/// A modulator's curve as measured: weights from −1 at 0 to 1 at 1, steepest in between.
inline std::vector<float> modulatorTable(std::size_t entries = 1024) {
    std::vector<float> table(entries);
    for (std::size_t i = 0; i < entries; ++i) {
        const float at = 2 * static_cast<float>(i) / static_cast<float>(entries - 1) - 1;
        table[i] = 1.2f * std::tanh(1.2f * at);
    }
    return table;
}

}  // namespace obscura
