// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Fidelity.h"

#include "core/blackbox/Spectrum.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

double innerProduct(const ConstMatrixRef& a, const ConstMatrixRef& b) {
    return a.cast<double>().cwiseProduct(b.cast<double>()).sum();
}

Spread spreadOf(const Eigen::ArrayXd& values) {
    const double mean = values.mean();
    const double variance = (values - mean).square().sum() / static_cast<double>(values.size() - 1);
    return {mean, std::sqrt(variance)};
}

}  // namespace

Fidelity meanOf(const std::vector<Fidelity>& all) {
    const auto mean = [&](double Fidelity::*measure) {
        double sum = 0;
        int known = 0;
        for (const Fidelity& fidelity : all) {
            if (!std::isnan(fidelity.*measure)) {
                sum += fidelity.*measure;
                ++known;
            }
        }
        return known > 0 ? sum / known : Fidelity::kUnknown;
    };
    return {.surrogateError = mean(&Fidelity::surrogateError),
            .bestSurrogateError = mean(&Fidelity::bestSurrogateError),
            .inputCosine = mean(&Fidelity::inputCosine),
            .parameterCosine = mean(&Fidelity::parameterCosine),
            .parameterNormRatio = mean(&Fidelity::parameterNormRatio)};
}

double cosine(ConstMatrixRef a, ConstMatrixRef b) {
    return innerProduct(a, b) / std::sqrt(innerProduct(a, a) * innerProduct(b, b));
}

double normRatio(ConstMatrixRef estimate, ConstMatrixRef exact) {
    return std::sqrt(innerProduct(estimate, estimate) / innerProduct(exact, exact));
}

double bestError(const Eigen::VectorXd& values, Index rank) {
    return values.tail(values.size() - rank).norm() / values.norm();
}

Eigen::VectorXd principalAngles(ConstMatrixRef a, ConstMatrixRef b) {
    if (a.cols() < b.cols()) {
        return principalAngles(b, a);
    }
    const Eigen::MatrixXd wide = a.cast<double>();
    const Eigen::MatrixXd narrow = b.cast<double>();
    const Eigen::MatrixXd overlap = wide.transpose() * narrow;
    const Eigen::VectorXd cosines = singularValues(overlap);
    const Eigen::VectorXd sines = singularValues(narrow - wide * overlap).reverse();
    return sines.binaryExpr(cosines.head(sines.size()),
                            [](double sine, double cosine) { return std::atan2(sine, cosine); });
}

SurrogateComparison compareSurrogate(const Surrogate& surrogate, ConstMatrixRef a) {
    const Index rank = surrogate.rank();
    const Surrogate best = Surrogate::fromMatrix(a, rank);
    const Eigen::VectorXd values = singularValues(a.cast<double>());
    return {.error = surrogate.relativeError(a),
            .bestError = bestError(values, rank),
            .surrogateValues = singularValues(surrogate.s().cast<double>()),
            .deviceValues = values,
            .outputAngles = principalAngles(surrogate.u(), best.u()),
            .inputAngles = principalAngles(surrogate.v(), best.v())};
}

SurrogateComparison compareLearned(ConstMatrixRef learned, ConstMatrixRef a) {
    const Index directions = std::min({a.rows(), a.cols(), kLearnedDirections});
    SurrogateComparison c = compareSurrogate(Surrogate::fromMatrix(learned, directions), a);
    c.error = static_cast<double>((a - learned).norm() / a.norm());
    c.bestError = 0;
    c.surrogateValues = singularValues(learned.cast<double>());
    return c;
}

GradientSpread measureSpread(const GradientEstimator& estimator, Device& device,
                             const GradientRequest& request, ConstVectorRef exact, Index repeats,
                             std::uint64_t seed) {
    Eigen::ArrayXd cosines(repeats);
    Eigen::ArrayXd ratios(repeats);
    Vector estimate(exact.size());
    for (Index i = 0; i < repeats; ++i) {
        device.program(request.omega);
        estimator.estimate(device, request, seed + static_cast<std::uint64_t>(i), estimate);
        cosines[i] = cosine(estimate.transpose(), exact.transpose());
        ratios[i] = normRatio(estimate.transpose(), exact.transpose());
    }
    return {.cosine = spreadOf(cosines), .normRatio = spreadOf(ratios)};
}

}  // namespace obscura
