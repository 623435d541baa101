// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/EstimateStudy.h"

#include "core/base/Streams.h"
#include "core/blackbox/StepSize.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Of the device's own step: the limit μ → 0, far above the rounding of single precision.
constexpr double kLimitShare = 0.3;
/// A curvature error below is rounding, one above is no longer a power of μ.
constexpr double kLeastCurvature = 1e-3;
constexpr double kMostCurvature = 0.3;

/// The task's device with and without noise, and in the limit μ → 0 without any rounding of ω.
class Comparison {
public:
    Comparison(const LayerTask& task, const Vector& omega)
        : m_noisy(task, omega),
          m_quiet(task.withoutNoise(), omega),
          m_smooth(smoothed(task), omega),
          m_isNoisy(m_noisy.device().noiseLevel().any()),
          m_slope(task.slope(m_quiet.answers())),
          m_estimator(createEstimator(task.box.estimator, m_noisy.device(), nullptr)),
          m_limit(createEstimator(antithetic(task.box.estimator), m_noisy.device(), nullptr)),
          m_limitStep(kLimitShare * static_cast<double>(m_smooth.device().layout().step)),
          m_exact(m_smooth.exactGradient(m_slope)),
          m_norm(std::max(static_cast<double>(m_exact.norm()), 1e-30)) {}

    const Matrix& slope() const { return m_slope; }
    double gradientNorm() const { return m_norm; }
    Device& noisyDevice() { return m_noisy.device(); }
    const Matrix& answers() const { return m_quiet.answers(); }

    Vector limit(std::uint64_t seed, const std::stop_token& stop) {
        return m_smooth.estimate(*m_limit, m_slope, m_limitStep, seed, stop);
    }
    double offExact(const Vector& estimate) const { return (estimate - m_exact).norm() / m_norm; }
    /// Adds squares to the entry for one step.
    void add(StepErrors& sum, const Vector& limit, std::uint64_t seed,
             const std::stop_token& stop) {
        const Vector quiet = m_quiet.estimate(*m_estimator, m_slope, sum.step, seed, stop);
        sum.curvature += (quiet - limit).squaredNorm() / (m_norm * m_norm);
        if (!m_isNoisy)
            return;
        const Vector noisy = m_noisy.estimate(*m_estimator, m_slope, sum.step, seed, stop);
        sum.noise += (noisy - quiet).squaredNorm() / (m_norm * m_norm);
    }

private:
    static LayerTask smoothed(const LayerTask& task) {
        LayerTask smooth = task.withoutNoise();
        smooth.box.imperfections.parameterBits = 0;
        smooth.box.imperfections.outputBits = 0;
        smooth.box.imperfections.inputBits = 0;
        return smooth;
    }
    static EstimatorSettings antithetic(EstimatorSettings settings) {
        settings.antithetic = true;
        return settings;
    }

    TaskDevice m_noisy;
    TaskDevice m_quiet;
    TaskDevice m_smooth;
    bool m_isNoisy;
    Matrix m_slope;
    std::unique_ptr<GradientEstimator> m_estimator;
    std::unique_ptr<GradientEstimator> m_limit;
    double m_limitStep;
    Vector m_exact;
    double m_norm;
};

bool scoresByGroup(const EstimatorSettings& settings) {
    return settings.kind == EstimatorKind::Local || settings.kind == EstimatorKind::Homodyne;
}

/// Σ_j Σ_b Σ_{i∈O(γ(j))} G_bi²: what one reading's noise of variance 1 makes of all parameters.
double heardNoise(const EstimatorSettings& settings, const ParameterLayout& layout,
                  const Matrix& g) {
    const Eigen::VectorXd heard = g.cast<double>().colwise().squaredNorm().transpose();
    if (!scoresByGroup(settings))
        return static_cast<double>(layout.count) * heard.sum();
    double sum = 0;
    for (const std::int32_t group : layout.groups.groupOf) {
        for (const Index output : layout.groups.outputsOf[static_cast<std::size_t>(group)])
            sum += heard[output];
    }
    return sum;
}

/// a, of noise(μ) = a/μ.
double noiseSlope(const LayerTask& task, Comparison& at) {
    const double variance = readingVariance(at.noisyDevice().noiseLevel(), at.answers());
    const EstimatorSettings& estimator = task.box.estimator;
    const double readings = estimator.antithetic ? 0.5 : 2;
    const double probes =
        estimator.kind == EstimatorKind::Coordinate ? 1 : static_cast<double>(estimator.probes);
    return std::sqrt(readings * variance / probes *
                     heardNoise(estimator, at.noisyDevice().layout(), at.slope())) /
           at.gradientNorm();
}

/// c, of curvature(μ) = c μᵖ: the geometric mean of those steps where it is a power of μ.
double curvatureSlope(const std::vector<StepErrors>& steps, int order) {
    double sum = 0;
    int count = 0;
    for (const StepErrors& each : steps) {
        if (each.curvature < kLeastCurvature || each.curvature > kMostCurvature)
            continue;
        sum += std::log(each.curvature) - order * std::log(each.step);
        ++count;
    }
    return count > 0 ? std::exp(sum / count) : 0;
}

}  // namespace

double StepErrors::together() const {
    return std::hypot(noise, curvature);
}

double EstimateStudy::bestStep() const {
    if (noiseSlope <= 0 || curvatureSlope <= 0)
        return 0;
    return std::pow(noiseSlope / (std::sqrt(curvatureOrder) * curvatureSlope),
                    1.0 / (curvatureOrder + 1));
}

double EstimateStudy::bestMeasured() const {
    const auto best = std::ranges::min_element(steps, {}, &StepErrors::together);
    return best == steps.end() ? 0 : best->step;
}

EstimateStudy studyEstimate(const LayerTask& task, const Vector& omega,
                            std::span<const double> steps, Index repeats,
                            const std::stop_token& stop) {
    Comparison at(task, omega);
    EstimateStudy study;
    study.gradientNorm = at.gradientNorm();
    for (const double step : steps)
        study.steps.push_back({.step = step});
    for (Index repeat = 0; repeat < repeats; ++repeat) {
        const std::uint64_t seed =
            streamSeed(streamSeed(task.seed, Stream::Probes), static_cast<std::uint64_t>(repeat));
        const Vector limit = at.limit(seed, stop);
        study.directions += std::pow(at.offExact(limit), 2);
        for (StepErrors& each : study.steps) {
            checkStop(stop);
            at.add(each, limit, seed, stop);
        }
    }
    const auto mean = [repeats](double sum) {
        return std::sqrt(sum / static_cast<double>(repeats));
    };
    study.directions = mean(study.directions);
    for (StepErrors& each : study.steps) {
        each.noise = mean(each.noise);
        each.curvature = mean(each.curvature);
    }
    study.noiseSlope = noiseSlope(task, at);
    study.curvatureOrder = task.box.estimator.antithetic ? 2 : 1;
    study.curvatureSlope = curvatureSlope(study.steps, study.curvatureOrder);
    return study;
}

std::vector<double> logarithmicSteps(double least, double most, Index count) {
    std::vector<double> steps;
    for (Index i = 0; i < count; ++i)
        steps.push_back(least * std::pow(most / least,
                                         static_cast<double>(i) / static_cast<double>(count - 1)));
    return steps;
}

}  // namespace obscura
