// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/Surrogate.h"
#include "core/experiment/Settings.h"
#include "devices/MeteredDevice.h"

#include <cstdint>
#include <optional>

namespace obscura {

/// One physical layer of a network in training: the device, its parameters ω, the surrogate that
/// follows it, and the estimates. Knows nothing of LibTorch; core/torch wraps it as an autograd
/// function.
///
/// A step is forward(), backward(), a change of parameters() by the optimizer, update(). A physical
/// device can be measured at its old setting only until it is reprogrammed, so backward() makes
/// the surrogate's measurements at ω₀ and update() those at ω₁.
class BlackBox {
public:
    /// Builds the device, programs its initial parameters and measures the first surrogate with n
    /// unit vectors. Throws UserError when device, sizes or rank don't fit.
    BlackBox(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed);

    Index inputs() const { return m_device.inputs(); }
    Index outputs() const { return m_device.outputs(); }

    /// ω [d]. Keeps its address; call update() after changing it.
    Vector& parameters() { return m_omega; }
    const Vector& parameters() const { return m_omega; }

    /// y [B, m] = f_ω(x) for the rows of `x` [B, n], by hardware.
    void forward(ConstMatrixRef x, MatrixRef y, Purpose purpose);

    /// After a forward pass of `x` that answered `y`: from `g` [B, m] = ∂L/∂y the gradient for the
    /// layers before, gx [B, n] through the surrogate, and gomega [d] by zeroth-order estimation.
    void backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                  VectorRef gomega);

    /// Programs the changed parameters and lets the surrogate follow.
    void update();

    const Surrogate& surrogate() const { return m_surrogate; }
    /// ‖A − USVᵀ‖_F/‖A‖_F from the simulation's exact transfer matrix, which costs no query; NaN for
    /// a device that has none.
    double surrogateError();

    const Ledger& ledger() const { return m_device.ledger(); }
    const BlackBoxSettings& settings() const { return m_settings; }

private:
    bool rebuildsAt(std::uint64_t update) const;
    Matrix measureTransferMatrix();
    Matrix surrogateInputs() const;
    Matrix measure(const Matrix& inputs, Purpose purpose);
    void ensureProgrammed();

    BlackBoxSettings m_settings;
    std::uint64_t m_seed;
    MeteredDevice m_device;
    Vector m_omega;
    bool m_programmed = false;  ///< the device holds m_omega
    Surrogate m_surrogate;
    std::uint64_t m_updates = 0;
    /// Surrogate inputs [r + M, n] and the device's answers at ω₀, between backward() and update().
    struct OldMeasurement {
        Matrix inputs;
        Matrix answers;
    };
    std::optional<OldMeasurement> m_old;
};

}  // namespace obscura
