// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/estimators/Estimator.h"
#include "core/settings/Settings.h"
#include "devices/ImperfectDevice.h"

#include <cstdint>
#include <memory>

namespace obscura {

/// One device alone that is to compute a known matrix: it is asked with the n unit vectors, whose
/// answers are the columns of its transfer matrix A(ω), and
///
///     L = ‖A(ω) − T‖² / 2n,   ∂L/∂y of row b of the answers = (A(ω) − T)_·b / n
///
/// A device that is not linear is taught those n answers alone.
struct LayerTask {
    BlackBoxSettings box;    ///< device, imperfections, estimator, surrogate
    Matrix target;           ///< T [m, n], m = box.outputs
    std::uint64_t seed = 1;  ///< of read noise, parameters and probes

    Index inputs() const { return target.cols(); }
    /// x [n, n], the unit vectors.
    Matrix questions() const { return Matrix::Identity(inputs(), inputs()); }
    /// L of answers y [n, m].
    double loss(ConstMatrixRef answers) const;
    /// ∂L/∂y [n, m].
    Matrix slope(ConstMatrixRef answers) const;
    /// ‖A − T‖ / ‖T‖ of those answers.
    double relativeError(ConstMatrixRef answers) const;
    /// The same task with readings that tell the device's answer without noise.
    LayerTask withoutNoise() const;
};

/// The piece of hardware of such a task, programmed to `omega` [d], with what it answers there.
/// Throws UserError where device, size, options and imperfections don't fit.
class TaskDevice {
public:
    TaskDevice(const LayerTask& task, const Vector& omega);

    Device& device() { return *m_device; }
    const Matrix& answers() const { return m_answers; }  ///< y [n, m] at ω

    /// L at other parameters [d].
    double lossAt(const Vector& omega);
    /// The estimator's ∂L/∂ω [d] from a probe step `step` (μ) for the slope g [n, m] of the loss.
    Vector estimate(const GradientEstimator& estimator, const Matrix& g, double step,
                    std::uint64_t seed, const std::stop_token& stop = {});
    /// The exact ∂L/∂ω [d]. Precondition: the device is a simulation.
    Vector exactGradient(const Matrix& g);

private:
    const LayerTask m_task;
    const Vector m_omega;
    const Matrix m_questions;
    std::unique_ptr<ImperfectDevice> m_device;
    Matrix m_answers;
};

/// That a probe moves by: the setting's own μ, or the one that the device's layout proposes.
double probeStep(const LayerTask& task);

}  // namespace obscura
