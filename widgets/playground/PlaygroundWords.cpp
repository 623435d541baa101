// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundWords.h"

#include "widgets/Units.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kGoodCosine = 0.7;
constexpr double kPoorCosine = 0.2;
constexpr double kMuch = 1;       ///< an error as large as the gradient
constexpr double kLittle = 0.05;  ///< one that nobody notices
constexpr double kNearBound = 1.1;
constexpr double kSolved = 0.05;

/// The errors at the measured step nearest to `step`.
StepErrors errorsAt(const EstimateStudy& study, double step) {
    const auto nearest = std::ranges::min_element(study.steps, {}, [step](const StepErrors& each) {
        return std::abs(std::log(each.step / step));
    });
    return nearest == study.steps.end() ? StepErrors() : *nearest;
}

}  // namespace

QString PlaygroundWords::ofArrows(const GradientArrows& arrows) {
    const QString cosine = formatNumber(arrows.cosine, 2);
    if (arrows.cosine > kGoodCosine)
        return tr("Each estimate points nearly downhill: its cosine with the exact gradient is "
                  "%1.")
            .arg(cosine);
    if (arrows.cosine > kPoorCosine)
        return tr("Each estimate is off to the side, yet downhill more often than not: cosine %1. "
                  "Many steps make a mean of it.")
            .arg(cosine);
    if (arrows.cosine > 0)
        return tr("One estimate tells little of where downhill is: cosine %1. Raise M, or choose "
                  "local probes.")
            .arg(cosine);
    return tr("The estimates point anywhere: cosine %1. Look at the errors beside.").arg(cosine);
}

QString PlaygroundWords::ofEstimate(const EstimateStudy& study, double step) {
    const StepErrors errors = errorsAt(study, step);
    if (errors.noise > std::max(kLittle, errors.curvature)) {
        if (errors.noise > kMuch)
            return tr("Noise wins: read noise is %1 times the gradient. Raise μ.")
                .arg(formatNumber(errors.noise, 2));
        return tr("Read noise is %1 of the gradient, more than curvature: a larger μ helps.")
            .arg(formatShare(errors.noise));
    }
    if (errors.curvature > kLittle)
        return tr("Curvature (or rounding) wins: it is %1 times the gradient. %2")
            .arg(formatNumber(errors.curvature, 2),
                 study.bestMeasured() < step ? tr("Lower μ, or take antithetic probes.")
                                             : tr("Raise μ above the converter's last bit."));
    return tr("μ is well chosen: what is left, %1 times the gradient, is that so few "
              "probes miss most directions. More probes help.")
        .arg(formatNumber(study.directions, 2));
}

QString PlaygroundWords::ofRanks(const RankStudy& study, Index rank, Index updates) {
    const auto at = std::size_t(rank - 1);
    if (at >= study.surrogate.size() || at >= study.device.size())
        return {};
    const double bound = study.device[at];
    const double found = study.surrogate[at];
    if (found <= std::max(kNearBound * bound, 1e-3))
        return tr("After %1 updates the rank-%2 surrogate is as good as rank %2 can be: it misses "
                  "%3.")
            .arg(updates)
            .arg(rank)
            .arg(formatShare(found));
    return tr("After %1 updates the rank-%2 surrogate misses %3, where %4 would be possible: more "
              "probes or smaller steps let it follow.")
        .arg(updates)
        .arg(rank)
        .arg(formatShare(found), formatShare(bound));
}

QString PlaygroundWords::ofMatrix(double error) {
    return tr("The device's matrix is %1 off its target. Train lets it learn.")
        .arg(formatShare(error));
}

QString PlaygroundWords::ofLesson(const LessonMoment& moment) {
    const QString so =
        tr("After %1 steps and %2 queries the matrix is %3 off its target")
            .arg(formatCount(moment.step), formatCount(moment.queries), formatShare(moment.error));
    return moment.error < kSolved ? tr("%1: the device computes it.").arg(so) : so + ".";
}

}  // namespace obscura
