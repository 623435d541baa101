// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

#include <utility>

namespace obscura {

/// What the simulated devices share: sizes, layout, and the checks that refuse bad input.
class SimulatedDevice : public Device, public Simulation {
public:
    SimulatedDevice(Index inputs, Index outputs, ParameterLayout layout)
        : m_inputs(inputs), m_outputs(outputs), m_layout(std::move(layout)) {}

    Index inputs() const final { return m_inputs; }
    Index outputs() const final { return m_outputs; }
    const ParameterLayout& layout() const final { return m_layout; }
    bool isLinear() const override { return true; }
    const Simulation* simulation() const final { return this; }

    /// Also refuses d numbers of which one is not finite.
    void program(ConstVectorRef omega) final;
    /// Also refuses to answer before the first program().
    void query(ConstMatrixRef x, MatrixRef y) final;
    void listState(StateFields& fields) override;

protected:
    /// ω [d] as programmed last, empty before.
    const Vector& programmed() const { return m_omega; }

    /// Makes ready for programmed(), which has changed.
    virtual void setParameters() {}
    /// query() after the checks.
    virtual void send(const ConstMatrixRef& x, MatrixRef y) = 0;

private:
    Index m_inputs;
    Index m_outputs;
    ParameterLayout m_layout;
    Vector m_omega;
};

}  // namespace obscura
