// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/LayerTask.h"

#include <stop_token>

namespace obscura {

/// What the two axes of a cut through the loss are.
enum class PlaneAxes {
    TwoParameters,  ///< the two that the loss depends on most at the centre
    Random,         ///< two random directions at a right angle, which move all parameters
    Gradient,       ///< downhill, and a random direction at a right angle to it
};

/// The plane ω₀ + a·across + b·up in which a loss is looked at. Directions that move all
/// parameters have the norm √d: they move each by about a.
struct LossPlane {
    Vector centre;     ///< [d] ω₀
    Vector across;     ///< [d]
    Vector up;         ///< [d]
    double reach = 1;  ///< a and b go from −reach to reach
    Index first = -1;  ///< the parameters that are its axes; −1: those are directions
    Index second = -1;

    Vector at(double a, double b) const;
};

LossPlane lossPlane(const LayerTask& task, const Vector& centre, PlaneAxes axes);

/// L over the plane at `points` ≥ 2 places along each axis [points, points]: rows from b = −reach
/// upwards, columns from a = −reach; without read noise. Throws Stopped.
Matrix lossOver(const LayerTask& task, const LossPlane& plane, Index points,
                const std::stop_token& stop = {});

/// The gradient at one place as it is, and as it is estimated again and again: by the plane's
/// coordinates, (∂L/∂a, ∂L/∂b).
struct GradientArrows {
    Eigen::Vector2d exact = Eigen::Vector2d::Zero();
    Eigen::Matrix2Xd estimates;                        ///< one a column
    Eigen::Vector2d mean = Eigen::Vector2d::Zero();    ///< of the estimates
    Eigen::Matrix2d spread = Eigen::Matrix2d::Zero();  ///< their covariance
    double cosine = 0;  ///< of one estimate with the exact gradient, over all d; mean
    double loss = 0;    ///< L there, without read noise
};

/// From `repeats` ≥ 2 estimates at (a, b), as the task's own estimator makes them with its own μ.
GradientArrows gradientArrows(const LayerTask& task, const LossPlane& plane, double a, double b,
                              Index repeats, const std::stop_token& stop = {});

}  // namespace obscura
