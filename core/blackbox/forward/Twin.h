// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/forward/AdamMoments.h"
#include "devices/Device.h"

#include <memory>

namespace obscura {

struct BlackBoxSettings;
class StateFields;

/// A model f̃ of a device that a piece of hardware is told apart from by deviations ε: an offset of
/// each parameter, and the flaws that such a device may have (DeviceFlaws, of a mesh the errors of
/// its splitters). They are fitted to the piece's answers,
///
///     ε ← Adam(∇_ε ‖f̃_{ω+ε}(X) − Y‖²/‖Y‖²),
///
/// by the model's own adjoint (METHOD 7). The rate is that of an offset; flaws move more slowly, as
/// they are smaller.
class Twin {
public:
    /// Of the device that the settings name, with n = `inputs`.
    Twin(const BlackBoxSettings& settings, Index inputs);
    /// Of its first `columns` alone (DeviceColumns), with the same deviations: what query() says is
    /// the light behind them.
    static Twin front(const BlackBoxSettings& settings, Index inputs, Index columns);

    Index parameters() const { return m_parameters; }  ///< d, of ω
    const Vector& deviations() const { return m_deviations; }
    /// Goes on from `deviations` [d and the number of flaws].
    void setDeviations(const Vector& deviations);
    /// How fast each moves, beside an offset of ω: as far as it typically deviates.
    const Vector& scales() const { return m_scales; }

    /// Flaws stay as they are from now on: offsets alone learn.
    void holdFlaws();

    /// The model at ω + ε, for `omega` [d].
    void program(const Vector& omega);
    /// What it says y [B, m] to be.
    void query(ConstMatrixRef x, MatrixRef y) { m_model->query(x, y); }
    const Device& model() const { return *m_model; }
    const Simulation& simulation() const { return *m_model->simulation(); }

    /// One step of Adam at the setting programmed last, to which a piece answered `x` [B, n] with
    /// `y` [B, m]. The model stays as it was programmed. Returns ‖f̃(X) − Y‖²/‖Y‖² of before; 0 and
    /// no step where all of `y` is 0.
    double learn(ConstMatrixRef x, ConstMatrixRef y, float rate);
    /// Such a step against the gradient `g` [B, m] of any loss by the model's answers to `x`.
    void descend(ConstMatrixRef x, ConstMatrixRef g, float rate);

    void listState(StateFields& fields);

private:
    Twin(std::unique_ptr<Device> model, const BlackBoxSettings& settings, Index inputs);

    std::unique_ptr<Device> m_model;
    Index m_parameters;
    Vector m_scales;      ///< [d + flaws] of the rate
    Vector m_deviations;  ///< ε [d + flaws]
    AdamMoments m_adam;
};

}  // namespace obscura
