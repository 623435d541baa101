// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "devices/Options.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// A point of the plane, which is drawn from −kPlaneReach to kPlaneReach in x and in y.
struct PlanePoint {
    double x = 0;
    double y = 0;
    Index label = 0;  ///< its class
    bool operator==(const PlanePoint&) const = default;
};

inline constexpr double kPlaneReach = 1.2;
inline constexpr Index kMostPlaneClasses = 6;
inline constexpr std::size_t kMostOwnPoints = 1000;

/// What a network gets of a point: x and y, and what is made of them (see planeFeatures()).
class PlaneFeatures {
public:
    /// One of the choices of the option "features" of the source "plane".
    explicit PlaneFeatures(std::string_view choice);

    Index size() const { return m_size; }
    /// Writes the sample [size()] of that point.
    void write(double x, double y, std::span<float> sample) const;

private:
    Index m_size;
};

/// Reads "x y class; x y class; …" (the option "own"), with spaces or commas between numbers.
/// Throws UserError that says which point, what was found and what was expected.
std::vector<PlanePoint> parseOwnPoints(std::string_view text);
/// The same the other way, to a thousandth.
std::string formatOwnPoints(std::span<const PlanePoint> points);

/// The points that the complete options of the source "plane" make, in the order in which they are
/// dealt out to the splits. Throws UserError.
std::vector<PlanePoint> planePoints(const Options& options);

/// So many classes do they have: two at least, as one leaves nothing to learn. Throws as
/// planePoints().
Index planeClasses(const Options& options);

/// "A", "B", …
std::string planeClassName(Index label);

}  // namespace obscura
