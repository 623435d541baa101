// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Plane.h"

#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "devices/Error.h"
#include "devices/Random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace obscura {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

/// Numbers of the streams of the option "seed".
enum PlaneStream : std::uint64_t { kPlaces = 1, kNoise = 2 };

/// What a pattern is made of.
struct Pattern {
    Index classes;
    double turns;
    std::vector<PlanePoint> own;
};

/// Two numbers uniform in [0, 1) become the place of a point of that class.
using Place = PlanePoint (*)(const Pattern& pattern, Index label, double u, double v);

double shareOf(Index label, const Pattern& pattern) {
    return static_cast<double>(label) / static_cast<double>(pattern.classes);
}

PlanePoint polar(double radius, double turns, Index label) {
    return {radius * std::cos(kTurn * turns), radius * std::sin(kTurn * turns), label};
}

/// Archimedes' spiral, one arm for each class. The square root lays as many points on each piece of
/// the arm.
PlanePoint onSpiral(const Pattern& pattern, Index label, double u, double) {
    const double radius = 0.08 + 0.92 * std::sqrt(u);
    return polar(radius, radius * pattern.turns + shareOf(label, pattern), label);
}

/// A disc within rings, the spaces between them as broad as half a ring.
PlanePoint onRing(const Pattern& pattern, Index label, double u, double v) {
    const double width = 1 / (static_cast<double>(pattern.classes) - 1.0 / 3);
    const double inner = static_cast<double>(label) * width;
    const double outer = inner + 2 * width / 3;
    return polar(std::sqrt(inner * inner + u * (outer * outer - inner * inner)), v, label);
}

/// Opposite quarters are of one class.
PlanePoint inQuarter(const Pattern&, Index label, double u, double v) {
    constexpr double kGap = 0.06;
    const double left = u < 0.5 ? -1 : 1;
    const double x = kGap + (1 - kGap) * (u < 0.5 ? 2 * u : 2 * u - 1);
    const double y = kGap + (1 - kGap) * v;
    return {left * x, (label == 0 ? left : -left) * y, label};
}

PlanePoint inCluster(const Pattern& pattern, Index label, double u, double v) {
    constexpr double kDistance = 0.62;
    constexpr double kRadius = 0.28;
    const PlanePoint centre = polar(kDistance, shareOf(label, pattern) + 0.125, label);
    const PlanePoint from = polar(kRadius * std::sqrt(u), v, label);
    return {centre.x + from.x, centre.y + from.y, label};
}

/// Two half circles that reach into each other.
PlanePoint onMoon(const Pattern&, Index label, double u, double) {
    constexpr double kRadius = 0.62;
    const PlanePoint at = polar(kRadius, u / 2, label);
    return label == 0 ? PlanePoint{at.x - kRadius / 2, at.y - kRadius / 4, label}
                      : PlanePoint{-at.x + kRadius / 2, -at.y + kRadius / 4, label};
}

Place placeOf(const std::string& pattern) {
    if (pattern == "spiral")
        return onSpiral;
    if (pattern == "circles")
        return onRing;
    if (pattern == "xor")
        return inQuarter;
    return pattern == "clusters" ? inCluster : onMoon;
}

Index wholeOption(const Options& options, const char* name) {
    return std::get<Index>(options.at(name));
}

/// Throws UserError where there are none.
std::vector<PlanePoint> ownPoints(const Options& options) {
    std::vector<PlanePoint> points = parseOwnPoints(std::get<std::string>(options.at("own")));
    if (points.empty())
        throw UserError("dataset.own: found no points, expected some, as in 0.5 -0.2 1");
    return points;
}

void failPoint(std::size_t number, std::string_view found) {
    throw UserError("dataset.own: point " + std::to_string(number) + ": found " + inQuotes(found) +
                    ", expected x, y from -1.2 to 1.2 and a class from 0 to " +
                    std::to_string(kMostPlaneClasses - 1) + ", as in 0.5 -0.2 1");
}

std::vector<std::string_view> piecesOf(std::string_view text, std::string_view between) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t begin = text.find_first_not_of(between);
        if (begin == std::string_view::npos)
            return pieces;
        text.remove_prefix(begin);
        const std::size_t length = std::min(text.find_first_of(between), text.size());
        pieces.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
}

PlanePoint parsePoint(std::size_t number, std::string_view text) {
    const std::vector<std::string_view> parts = piecesOf(text, ", \t\r");
    std::array<double, 3> values = {};
    for (std::size_t i = 0; i < values.size() && parts.size() == values.size(); ++i) {
        const std::optional<double> value = parsedNumber(parts[i]);
        values.at(i) = value && std::isfinite(*value) ? *value : 1e9;
    }
    const bool fits = parts.size() == values.size() && std::abs(values[0]) <= kPlaneReach &&
                      std::abs(values[1]) <= kPlaneReach && values[2] >= 0 &&
                      values[2] < static_cast<double>(kMostPlaneClasses) &&
                      values[2] == std::floor(values[2]);
    if (!fits)
        failPoint(number, text);
    return {values[0], values[1], static_cast<Index>(values[2])};
}

}  // namespace

PlaneFeatures::PlaneFeatures(std::string_view choice)
    : m_size(choice == "plain"     ? 2
             : choice == "squares" ? 5
                                   : 7) {}

void PlaneFeatures::write(double x, double y, std::span<float> sample) const {
    const std::array<double, 7> all = {
        x, y, x * x, y * y, x * y, std::sin(std::numbers::pi * x), std::sin(std::numbers::pi * y)};
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_size); ++i)
        sample[i] = static_cast<float>(all.at(i));
}

std::vector<PlanePoint> parseOwnPoints(std::string_view text) {
    std::vector<PlanePoint> points;
    for (const std::string_view piece : piecesOf(text, ";\n")) {
        if (piece.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        if (points.size() == kMostOwnPoints)
            throw UserError("dataset.own: found more than " + std::to_string(kMostOwnPoints) +
                            " points; more are for the source table");
        points.push_back(parsePoint(points.size() + 1, piece));
    }
    return points;
}

std::string formatOwnPoints(std::span<const PlanePoint> points) {
    const auto rounded = [](double value) {
        return shortestNumber(std::round(value * 1000) / 1000 + 0.0);
    };
    std::string text;
    for (const PlanePoint& point : points)
        text += (text.empty() ? "" : "; ") + rounded(point.x) + " " + rounded(point.y) + " " +
                std::to_string(point.label);
    return text;
}

std::vector<PlanePoint> planePoints(const Options& options) {
    const auto& name = std::get<std::string>(options.at("pattern"));
    Pattern pattern{.classes = planeClasses(options),
                    .turns = std::get<double>(options.at("turns")),
                    .own = {}};
    if (name == "own")
        pattern.own = ownPoints(options);
    const auto seed = static_cast<std::uint64_t>(wholeOption(options, "seed"));
    const CounterRandom places(streamSeed(seed, kPlaces)), noise(streamSeed(seed, kNoise));
    const double deviation = std::get<double>(options.at("noise"));
    std::vector<PlanePoint> points(static_cast<std::size_t>(wholeOption(options, "points")));
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::array<float, 2> place = {}, shift = {};
        places.uniform(i, 0, place);
        noise.normal(i, 0, shift);
        const auto label = static_cast<Index>(i) % pattern.classes;
        points[i] = pattern.own.empty() ? placeOf(name)(pattern, label, place[0], place[1])
                                        : pattern.own[i % pattern.own.size()];
        points[i].x += deviation * shift[0];
        points[i].y += deviation * shift[1];
    }
    return points;
}

Index planeClasses(const Options& options) {
    const auto& pattern = std::get<std::string>(options.at("pattern"));
    if (pattern != "own")
        return pattern == "xor" || pattern == "moons" ? 2 : wholeOption(options, "classes");
    Index most = 2;
    for (const PlanePoint& point : ownPoints(options))
        most = std::max(most, point.label + 1);
    return most;
}

std::string planeClassName(Index label) {
    return {static_cast<char>('A' + label)};
}

}  // namespace obscura
