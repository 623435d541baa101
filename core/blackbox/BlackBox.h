// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/Diagnosis.h"
#include "core/blackbox/Fidelity.h"
#include "core/blackbox/estimators/Estimator.h"
#include "core/blackbox/surrogates/Surrogate.h"
#include "core/settings/Settings.h"
#include "devices/ImperfectDevice.h"
#include "devices/MeteredDevice.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

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
    /// Builds the device and its first surrogate, for which it may be programmed and measured with
    /// n unit vectors. It begins with the parameters `start` [d], or with the device's own where
    /// that is empty. Throws UserError when device, sizes or settings don't fit.
    ///
    /// Once `stop` asks for the end, what is asked of the device ends early, and is counted as far
    /// as it was made: a black box that is being built is left without a surrogate, forward(),
    /// backward() and comparison() throw Stopped, and the device then holds ω, which has not
    /// changed; update() is made, but for the surrogate. What has begun of linear algebra is not
    /// left: with 1024 inputs and outputs an SVD takes some 1 s, a mesh's transfer matrix 2 s.
    BlackBox(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed, Vector start = {},
             std::stop_token stop = {});

    Index inputs() const { return m_device.inputs(); }
    Index outputs() const { return m_device.outputs(); }

    /// ω [d]. Keeps its address; call update() after changing it.
    Vector& parameters() { return m_omega; }
    const Vector& parameters() const { return m_omega; }

    /// y [B, m] = f_ω(x) for the rows of `x` [B, n], by hardware.
    void forward(ConstMatrixRef x, MatrixRef y, Purpose purpose);

    /// After a forward pass of `x` that answered `y`: from `g` [B, m] = ∂L/∂y the gradient for the
    /// layers before, gx [B, n] through the surrogate, and gomega [d] by zeroth-order estimation;
    /// or either as the settings' baselines say. A streaming surrogate learns from `x` and `y`
    /// first.
    void backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                  VectorRef gomega);

    /// Programs the changed parameters and lets the surrogate follow.
    void update();

    const Surrogate& surrogate() const { return m_surrogate; }
    /// Changes the surrogate's rank between steps and keeps what it knows. Throws UserError unless
    /// 1 ≤ rank ≤ min(n, m).
    void setRank(Index rank);

    /// ‖A − USVᵀ‖_F/‖A‖_F from the simulation's exact transfer matrix, or from the one measured
    /// last where the settings say so; NaN where there is none, and after a stop where it could
    /// take seconds. Costs no query.
    double surrogateError();
    /// The errors of now, and the gradients' fidelity at the last backward() where it was measured:
    /// each settings().inspectionPeriod steps. The best possible error, which takes the whole
    /// spectrum of A, is measured at the first inspection and each tenth from there. Costs no
    /// query: where the settings ask for measured transfer matrices, backward() has made it.
    Fidelity fidelity();
    /// The surrogate beside the device, in full; empty where surrogateError() is NaN.
    std::optional<SurrogateComparison> compareSurrogate();
    /// The same with all that goes with it. With `repeats` ≥ 2 the last inspected gradient is
    /// estimated so often on a simulated copy of the device, which nobody counts. Block and step
    /// are left to the caller.
    ComparisonSnapshot comparison(Index repeats);

    /// Whether symptoms() have news after the last update(): at inspections that measure the best
    /// possible error, once the run has settled.
    bool diagnosisIsDue() const;
    /// What speaks for or against the training, with the gradients' mean fidelity over the last
    /// ten inspections. Costs no query. The scale behind the device is left to the caller.
    Symptoms symptoms() const;

    /// What the device looks like now, with the first sample of the last forward pass. Costs no
    /// query. Block and step are left to the caller.
    DeviceSnapshot snapshot();
    /// The same of a black box that has just been built, without building its surrogate, and with
    /// the device's answer to light in the middle input alone. Arguments and errors are those of
    /// the constructor.
    static DeviceSnapshot initialSnapshot(const BlackBoxSettings& settings, Index inputs,
                                          std::uint64_t seed, const Vector& start = {});

    const Ledger& ledger() const { return m_device.ledger(); }
    ClippedCounts clipped() const { return m_hardware.clipped(); }
    const BlackBoxSettings& settings() const { return m_settings; }

private:
    BlackBox(const BlackBoxSettings& settings, std::unique_ptr<ImperfectDevice> hardware,
             std::uint64_t seed, Vector start, std::stop_token stop);
    Surrogate firstSurrogate();
    void followDevice();
    bool canCompareSoon() const;
    bool rebuildsAt(std::uint64_t update) const;
    bool inspectsNow() const;
    /// Exact gradients; those of ω are empty where nobody knows them.
    struct Reference {
        Matrix inputs;      ///< [B, n] ∂L/∂X
        Vector parameters;  ///< [d] ∂L/∂ω
    };
    std::optional<Reference> reference(ConstMatrixRef x, ConstMatrixRef g);
    void compare(const Reference& exact, ConstMatrixRef gx, ConstVectorRef gomega);
    void rememberInspection(const GradientRequest& request);
    bool measuresSpectrum() const;
    Eigen::ArrayXf reachOfParameters() const;
    double readNoise() const;
    double probeResponse(double step) const;
    std::optional<GradientSpread> gradientSpread(Index repeats) const;
    void pullBack(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx);
    void estimate(const GradientRequest& request, VectorRef gomega);
    float chooseStep(const GradientRequest& request);
    std::optional<Matrix> transferMatrix();
    Matrix measureTransferMatrix(Purpose purpose);
    Matrix surrogateInputs() const;
    Matrix measure(const Matrix& inputs, Purpose purpose);
    void ensureProgrammed();
    void setPurpose(Purpose purpose);
    ClippedCounts clippedIn(Purpose purpose) const;

    BlackBoxSettings m_settings;
    std::uint64_t m_seed;
    std::stop_token m_stop;
    ImperfectDevice& m_hardware;  ///< what m_device meters
    MeteredDevice m_device;
    std::unique_ptr<Device> m_twin;  ///< ideal model of the device; where settings ask for it
    std::unique_ptr<GradientEstimator> m_estimator;
    Vector m_start;  ///< [d] ω at the start
    Vector m_omega;
    Purpose m_purpose = Purpose::Forward;
    std::array<ClippedCounts, kPurposes.size()> m_clipped{};  ///< by purpose, until m_purpose began
    bool m_programmed = false;                                ///< the device holds m_omega
    Surrogate m_surrogate;
    std::uint64_t m_updates = 0;
    float m_step = 0;                  ///< μ chosen last, where the settings say auto
    std::optional<Matrix> m_measured;  ///< A, where the last inspection had to measure it
    /// Of the last backward(). Knows the surrogate's error only where A had to be measured.
    Fidelity m_gradientFidelity;
    std::vector<Fidelity> m_recentGradients;  ///< the same of the last inspections
    Fidelity m_errors;         ///< the surrogate's alone, where both were measured together last
    bool m_isRankNew = false;  ///< what it allows has not been measured
    /// What it takes to estimate the last inspected gradient anew.
    struct InspectedBatch {
        Vector omega;  ///< [d]
        Matrix x;      ///< [B, n]
        Matrix y;      ///< [B, m]
        Matrix g;      ///< [B, m] ∂L/∂y
        float step;    ///< μ
    };
    std::optional<InspectedBatch> m_inspected;
    /// Surrogate inputs [r + M, n] and the device's answers at ω₀, between backward() and update().
    struct OldMeasurement {
        Matrix inputs;
        Matrix answers;
    };
    std::optional<OldMeasurement> m_old;
    Vector m_lastInput;   ///< [n] first sample of the last forward pass, or empty
    Vector m_lastAnswer;  ///< [m]
};

}  // namespace obscura
