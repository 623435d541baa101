// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Diagnosis.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Share of ‖A‖² beyond the rank from which on it is called too small.
constexpr double kLostEnergy = 0.5;
/// How many times the best possible error a surrogate may have.
constexpr double kLag = 1.5;
/// Errors below this do no harm, whatever the best possible one is.
constexpr double kSmallError = 0.1;
/// Cosine to the exact gradient below which Adam follows noise. A single local probe of the
/// reference task has 0.06 and trains.
constexpr double kLeastCosine = 0.02;
/// Cosine between the gradient upstream and the exact one from which on the surrogate serves. The
/// recommended streaming update of rank 100 has 0.95 in the reference task, at 1.8 times the best
/// possible error.
constexpr double kGoodInputCosine = 0.9;
constexpr double kCollapsedScale = 1e-3;
/// Share of clipped numbers from which on the device is another one than meant.
constexpr double kClippedShare = 0.01;
/// Share of parameters beyond what single precision resolves from which on training is disturbed.
constexpr double kFarShare = 0.01;
/// Share of all queries of training from which on one purpose stands out.
constexpr double kLargeShare = 0.5;

/// Share of the answers' power, beside the noise, from which on a twin is another device.
constexpr double kMissedShare = 0.25;

/// The same of a law that all cells share: by then more of an answer is not explained than is.
constexpr double kLawMissedShare = 0.5;
/// The same of a perturbation in the forward pass: two modulators lose two points of accuracy to
/// 9 %, and nothing to 1 %.
constexpr double kPerturbedShare = 0.05;

std::string brief(double value) {
    return roundedNumber(value);
}

std::string percent(double share) {
    return brief(100 * share) + " %";
}

class Diagnosis {
public:
    explicit Diagnosis(const Symptoms& symptoms) : m_symptoms(symptoms) {}

    std::vector<Finding> run() {
        judgeAnswer();
        judgeScale();
        judgeReach();
        judgeStep();
        judgeClipping();
        judgeProbes();
        judgeTwin();
        judgeEstimates();
        judgeRank();
        judgeSurrogate();
        judgeSpending();
        return std::move(m_findings);
    }

private:
    void find(FindingKind kind, std::string option, std::string message) {
        m_findings.push_back({kind, std::move(option), std::move(message)});
    }

    /// A surrogate whose gradients point the right way does no harm, however far from the device
    /// it is where no sample goes.
    bool pointsUpstream() const { return m_symptoms.fidelity.inputCosine > kGoodInputCosine; }

    void judgeAnswer() {
        if (!m_symptoms.answers) {
            find(FindingKind::DeviceDoesNotAnswer, "imperfections.stuck",
                 "The device does not answer to programming: whatever is written, its parameters "
                 "stay as they are, and nothing is learnt there. Are all of them stuck, or clipped "
                 "to one value?");
        }
    }

    void judgeScale() {
        if (std::abs(m_symptoms.scale) < kCollapsedScale) {
            find(FindingKind::ScaleCollapsed, "",
                 "The scale behind the device has collapsed to " + brief(m_symptoms.scale) +
                     ": nothing of the device reaches the loss, and nothing of the loss the "
                     "device. Try a smaller device learning rate.");
        }
    }

    void judgeReach() {
        if (m_symptoms.unresolved > kFarShare) {
            find(FindingKind::ParametersTooFar, "",
                 percent(m_symptoms.unresolved) + " of the parameters have wandered as far as " +
                     brief(m_symptoms.farthest) +
                     ", where single precision does not resolve a step μ = " +
                     brief(m_symptoms.step) +
                     ": the device no longer follows small changes. Try a smaller device learning "
                     "rate, or less drift.");
        }
    }

    void judgeStep() {
        if (m_symptoms.step < m_symptoms.resolution / 2) {
            find(FindingKind::StepBelowResolution, "estimator.step",
                 "The step μ = " + brief(m_symptoms.step) +
                     " is below half the parameters' resolution (1 LSB = " +
                     brief(m_symptoms.resolution) + "): most probes move nothing. Try auto.");
        }
        if (m_symptoms.response < m_symptoms.noise) {
            find(FindingKind::ResponseBelowNoise, "estimator.step",
                 "A probe moves the outputs by " + brief(m_symptoms.response) +
                     ", less than the read noise of " + brief(m_symptoms.noise) +
                     ". Try auto, or a larger step with antithetic probes.");
        }
    }

    void judgeClipping() {
        constexpr const char* kRemedy =
            " full scale and are clipped. Try a larger one, or that of each query (0).";
        if (m_symptoms.clippedInputs > kClippedShare) {
            find(FindingKind::InputsClip, "imperfections.input_limit",
                 percent(m_symptoms.clippedInputs) + " of the inputs are beyond the DAC's" +
                     kRemedy);
        }
        if (m_symptoms.clippedOutputs > kClippedShare) {
            find(FindingKind::OutputsClip, "imperfections.output_limit",
                 percent(m_symptoms.clippedOutputs) + " of the outputs are beyond the ADC's" +
                     kRemedy);
        }
    }

    void judgeProbes() {
        if (m_symptoms.fidelity.parameterCosine < kLeastCosine) {
            find(FindingKind::ProbesAreNoise, "estimator.kind",
                 "The parameter gradient is mostly noise: its cosine to the exact one is " +
                     brief(m_symptoms.fidelity.parameterCosine) +
                     ". Try local probes if the device has output groups, or more probes.");
        }
    }

    void judgeTwin() {
        if (m_symptoms.learning.misfit > kMissedShare + m_symptoms.noiseShare) {
            find(FindingKind::TwinMissesAnswers, "estimator.calibration",
                 "The learned twin misses " + percent(m_symptoms.learning.misfit) +
                     " of the power of the device's answers, of which read noise explains " +
                     percent(m_symptoms.noiseShare) +
                     ": it has settled on wrong deviations, and its gradients point elsewhere. "
                     "Try a calibration before training.");
        }
    }

    void judgeEstimates() {
        const LearningSigns& learning = m_symptoms.learning;
        if (learning.restarts > 0) {
            find(FindingKind::EstimatesBeganAnew, "estimator.gain_split",
                 "The estimates of weights and slopes missed more of the answers than they "
                 "explained and began anew, " +
                     std::to_string(learning.restarts) +
                     " times so far. Try auto for the gain split, a larger step μ, or a smaller "
                     "device learning rate.");
        }
        if (learning.lawMisfit > kLawMissedShare) {
            find(FindingKind::LawDoesNotFit, "estimator.weight_law",
                 "The law that all cells are taken to share leaves " + percent(learning.lawMisfit) +
                     " of the power of the device's answers, beside read noise: its cells are not "
                     "alike. Try it without the weight law.");
        }
        if (learning.perturbation > kPerturbedShare) {
            find(FindingKind::PerturbationIsNoise, "estimator.step",
                 "The perturbation that the forward pass carries has " +
                     percent(learning.perturbation) +
                     " of the power of the answers, which is noise to the loss. Try a smaller "
                     "step μ, or the weight law, which needs none.");
        }
    }

    void judgeRank() {
        const double lost = std::pow(m_symptoms.fidelity.bestSurrogateError, 2);
        if (!pointsUpstream() && lost > kLostEnergy && m_symptoms.rank < m_symptoms.mostRank) {
            find(FindingKind::RankTooSmall, "surrogate.rank",
                 "Rank " + std::to_string(m_symptoms.rank) +
                     " is small for this device: " + percent(lost) +
                     " of its energy ‖A‖² lies beyond the best surrogate of "
                     "that rank.");
        }
    }

    void judgeSurrogate() {
        const Fidelity& fidelity = m_symptoms.fidelity;
        if (!pointsUpstream() && fidelity.surrogateError > kSmallError &&
            fidelity.surrogateError > kLag * fidelity.bestSurrogateError) {
            find(FindingKind::SurrogateLags, "surrogate.update",
                 "The surrogate lags behind the device: its error is " +
                     brief(fidelity.surrogateError) + ", where its rank allows " +
                     brief(fidelity.bestSurrogateError) +
                     ". Try the streaming update, more sketch inputs, or a rebuild period.");
        }
    }

    void judgeSpending() {
        const Ledger& spent = m_symptoms.spent;
        const auto forward = static_cast<double>(spent[Purpose::Forward].queries);
        const auto gradient = static_cast<double>(spent[Purpose::Gradient].queries);
        const auto surrogate = static_cast<double>(spent[Purpose::Surrogate].queries);
        const double all = forward + gradient + surrogate;
        if (gradient > kLargeShare * all) {
            find(FindingKind::GradientTakesQueries, "estimator.compression",
                 percent(gradient / all) +
                     " of the queries went to the parameter gradient. Compressed inputs or fewer "
                     "local probes cost less.");
        }
        if (surrogate > kLargeShare * all) {
            find(FindingKind::SurrogateTakesQueries, "surrogate.update",
                 percent(surrogate / all) +
                     " of the queries went to the surrogate. The streaming "
                     "update costs none.");
        }
    }

    const Symptoms& m_symptoms;
    std::vector<Finding> m_findings;
};

}  // namespace

bool sameKinds(const std::vector<Finding>& a, const std::vector<Finding>& b) {
    return std::ranges::equal(a, b, {}, &Finding::kind, &Finding::kind);
}

std::vector<Finding> diagnose(const Symptoms& symptoms) {
    return Diagnosis(symptoms).run();
}

}  // namespace obscura
