// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Plane.h"
#include "core/experiment/Experiment.h"

#include <vector>

namespace obscura {

/// The block whose data set are points of the plane, or nullptr.
const Block* planeBlock(const Experiment& e);
/// The points that a person has set; none where the pattern is another, or where they can't be
/// read.
std::vector<PlanePoint> ownPointsOf(const Experiment& e);
/// At most `most` samples of the pattern, the first ones; none where there are no points.
std::vector<PlanePoint> samplesOf(const Experiment& e, std::size_t most);
/// Classes that its samples have; 2 where nobody knows.
Index classesOf(const Experiment& e);

/// Makes these the points, and the pattern "own". Precondition: planeBlock(e).
void setOwnPoints(Experiment& e, const std::vector<PlanePoint>& points);

}  // namespace obscura
