// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/LossPlane.h"

#include "core/base/Streams.h"
#include "core/blackbox/Fidelity.h"
#include "devices/Stop.h"

#include <cmath>
#include <numbers>

namespace obscura {

namespace {

/// Of `size` numbers, at a right angle to `other` unless that is empty, with the norm √size.
Vector randomDirection(Index size, std::uint64_t seed, const Vector& other) {
    Vector u(size);
    CounterRandom(seed).normal(0, 0, {u.data(), static_cast<std::size_t>(size)});
    if (other.size() > 0 && size > 1)
        u -= u.dot(other) / other.squaredNorm() * other;
    return u.normalized() * std::sqrt(static_cast<float>(size));
}

Index largestEntry(const Vector& values) {
    Index largest = 0;
    values.cwiseAbs().maxCoeff(&largest);
    return largest;
}

void alongParameters(LossPlane& plane, Vector gradient) {
    plane.first = largestEntry(gradient);
    gradient[plane.first] = 0;
    plane.second = gradient.size() > 1 ? largestEntry(gradient) : plane.first;
    if (plane.second == plane.first && gradient.size() > 1)
        plane.second = (plane.first + 1) % gradient.size();
    plane.across[plane.first] = 1;
    plane.up[plane.second] = 1;
}

}  // namespace

Vector LossPlane::at(double a, double b) const {
    return centre + static_cast<float>(a) * across + static_cast<float>(b) * up;
}

LossPlane lossPlane(const LayerTask& task, const Vector& centre, PlaneAxes axes) {
    const LayerTask quiet = task.withoutNoise();
    TaskDevice device(quiet, centre);
    const Vector gradient = device.exactGradient(quiet.slope(device.answers()));
    const Index size = centre.size();
    const bool isPeriodic = device.device().layout().periodic;
    LossPlane plane{.centre = centre, .across = Vector::Zero(size), .up = Vector::Zero(size)};
    plane.reach = isPeriodic ? std::numbers::pi : 1;
    const std::uint64_t seed = streamSeed(task.seed, Stream::Probes);
    if (axes == PlaneAxes::TwoParameters) {
        alongParameters(plane, gradient);
        return plane;
    }
    const bool isDownhill = axes == PlaneAxes::Gradient && gradient.norm() > 0;
    plane.across = isDownhill ? Vector(-gradient.normalized() * std::sqrt(static_cast<float>(size)))
                              : randomDirection(size, streamSeed(seed, 1), {});
    plane.up = randomDirection(size, streamSeed(seed, 2), plane.across);
    plane.reach /= 2;
    return plane;
}

Matrix lossOver(const LayerTask& task, const LossPlane& plane, Index points,
                const std::stop_token& stop) {
    TaskDevice device(task.withoutNoise(), plane.centre);
    Matrix loss(points, points);
    const auto place = [&](Index i) {
        return plane.reach * (2 * static_cast<double>(i) / static_cast<double>(points - 1) - 1);
    };
    for (Index row = 0; row < points; ++row) {
        checkStop(stop);
        for (Index column = 0; column < points; ++column)
            loss(row, column) =
                static_cast<float>(device.lossAt(plane.at(place(column), place(row))));
    }
    return loss;
}

GradientArrows gradientArrows(const LayerTask& task, const LossPlane& plane, double a, double b,
                              Index repeats, const std::stop_token& stop) {
    const Vector omega = plane.at(a, b);
    const LayerTask quiet = task.withoutNoise();
    TaskDevice silent(quiet, omega);
    TaskDevice device(task, omega);
    const Matrix slope = quiet.slope(silent.answers());
    const Vector exact = silent.exactGradient(slope);
    const auto shown = [&plane](const Vector& gradient) {
        return Eigen::Vector2d(static_cast<double>(gradient.dot(plane.across)),
                               static_cast<double>(gradient.dot(plane.up)));
    };
    const auto estimator = createEstimator(task.box.estimator, device.device(), nullptr);
    const double step = probeStep(task);
    GradientArrows arrows{.exact = shown(exact), .estimates = Eigen::Matrix2Xd(2, repeats)};
    arrows.loss = quiet.loss(silent.answers());
    for (Index i = 0; i < repeats; ++i) {
        checkStop(stop);
        const std::uint64_t seed =
            streamSeed(streamSeed(task.seed, Stream::Probes), static_cast<std::uint64_t>(i));
        const Vector estimate = device.estimate(*estimator, slope, step, seed, stop);
        arrows.estimates.col(i) = shown(estimate);
        arrows.cosine +=
            cosine(estimate.transpose(), exact.transpose()) / static_cast<double>(repeats);
    }
    arrows.mean = arrows.estimates.rowwise().mean();
    const Eigen::Matrix2Xd off = arrows.estimates.colwise() - arrows.mean;
    arrows.spread = off * off.transpose() / static_cast<double>(repeats - 1);
    return arrows;
}

}  // namespace obscura
