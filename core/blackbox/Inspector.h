// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/BlackBox.h"
#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/Diagnosis.h"
#include "core/blackbox/Fidelity.h"

#include <optional>
#include <vector>

namespace obscura {

/// Tells how true a black box's approximations are, what may be wrong with it, and what its device
/// looks like. It watches the training and never changes its numbers: it looks into a simulation,
/// which costs no query, or has the transfer matrix measured where the settings say so. Of a device
/// that allows neither it knows nothing of this, and says NaN or nothing.
class Inspector final : public BlackBoxObserver {
public:
    /// Watches `box`, which must not have been trained and has no other observer.
    explicit Inspector(BlackBox& box);
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;

    /// ‖A − USVᵀ‖_F/‖A‖_F from the simulation's exact transfer matrix, or from the one measured
    /// last where the settings say so; NaN where there is none, and after a stop where it could
    /// take seconds. Costs no query.
    double surrogateError();
    /// The errors of now, and the gradients' fidelity at the last step where it was measured: each
    /// BlackBoxSettings::inspectionPeriod steps. The best possible error, which takes the whole
    /// spectrum of A, is measured at the first inspection and each tenth from there. Costs no
    /// query: what has to be measured, the step has measured.
    Fidelity fidelity();
    /// The surrogate, or what the estimator has learned in its place, beside the device, in full;
    /// empty where surrogateError() is NaN.
    std::optional<SurrogateComparison> compareSurrogate();
    /// The same with all that goes with it. With `repeats` ≥ 2 the last inspected gradient is
    /// estimated so often on a simulated copy of the device, which nobody counts. Block and step
    /// are left to the caller.
    ComparisonSnapshot comparison(Index repeats);

    /// Whether symptoms() have news after the last step: at inspections that measure the best
    /// possible error, once the run has settled.
    bool diagnosisIsDue() const;
    /// What speaks for or against the training, with the gradients' mean fidelity over the last
    /// ten inspections. Costs no query. The scale behind the device is left to the caller.
    Symptoms symptoms() const;

    /// What the device looks like now, with the first sample of the last forward pass. Costs no
    /// query. Block and step are left to the caller.
    DeviceSnapshot snapshot();

    BlackBox& box() const { return m_box; }

    /// As BlackBox::listState(), without the box's own.
    void listState(StateFields& fields);

    void answered(ConstMatrixRef x, ConstMatrixRef y) override;
    void beforeEstimate(const GradientRequest& request) override;
    void afterEstimate(const GradientRequest& request, ConstMatrixRef gx,
                       ConstVectorRef gomega) override;

private:
    /// Exact gradients; those of ω are empty where nobody knows them.
    struct Reference {
        Matrix inputs;      ///< [B, n] ∂L/∂X
        Vector parameters;  ///< [d] ∂L/∂ω
    };
    /// What it takes to estimate the last inspected gradient anew.
    struct InspectedBatch {
        Vector omega;    ///< [d]
        Matrix x;        ///< [B, n]
        Matrix y;        ///< [B, m]
        Matrix g;        ///< [B, m] ∂L/∂y
        float step = 0;  ///< μ
    };

    bool inspectsNow() const;
    bool measuresSpectrum() const;
    bool canCompareSoon() const;
    double errorFrom(ConstMatrixRef a) const;
    std::optional<Matrix> transferMatrix();
    std::optional<Reference> reference(const GradientRequest& request);
    Reference measuredReference(const GradientRequest& request);
    std::optional<GradientSpread> gradientSpread(Index repeats) const;
    void addProbing(Symptoms& symptoms) const;
    Eigen::ArrayXf reachOfParameters() const;
    LearnedLaw learnedLaw() const;
    LearnedNumbers learnedNumbers();
    double readNoise() const;
    double responseTo(double step) const;

    BlackBox& m_box;
    Vector m_start;                        ///< [d] ω at the start
    Vector m_lastInput;                    ///< [n] first sample of the last forward pass, or empty
    Vector m_lastAnswer;                   ///< [m]
    float m_step = 0;                      ///< μ of the last step
    std::optional<Reference> m_reference;  ///< of the estimate that is being made
    Matrix m_measured;                     ///< A, where the last inspection had to measure it
    /// Of the last step. Knows the surrogate's error only where A had to be measured.
    Fidelity m_gradients;
    std::vector<Fidelity> m_recentGradients;       ///< the same of the last inspections
    std::optional<EstimatorSettings> m_estimator;  ///< that they belong to; none of now: nothing
    Fidelity m_errors;           ///< the surrogate's alone, where both were measured together last
    Index m_rank;                ///< of the surrogate that they belong to, or that it began with
    InspectedBatch m_inspected;  ///< no samples: none so far
};

}  // namespace obscura
