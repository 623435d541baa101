// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/Smoothing.h"

#include <algorithm>
#include <numeric>

namespace obscura {

namespace {

double mean(std::span<const double> values) {
    // Unlike std::accumulate it may add in any order, which is four times as fast.
    return std::reduce(values.begin(), values.end()) / double(values.size());
}

/// The straight line of least squares through values at 0, 1, 2, …
struct Line {
    double centre;
    double mean;
    double slope = 0;

    explicit Line(std::span<const double> values)
        : centre(double(values.size() - 1) / 2), mean(obscura::mean(values)) {
        double products = 0;
        double squares = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double x = double(i) - centre;
            products += x * (values[i] - mean);
            squares += x * x;
        }
        if (squares > 0)
            slope = products / squares;
    }
    double at(double x) const { return mean + slope * (x - centre); }
};

}  // namespace

std::vector<double> smoothed(std::span<const double> values, std::size_t half, std::size_t first) {
    const std::size_t count = values.size();
    std::vector<double> result;
    if (first >= count)
        return result;
    result.reserve(count - first);
    const std::size_t tail = std::min(count, 2 * half + 1);
    const Line end(values.last(tail));
    for (std::size_t i = first; i < count; ++i) {
        const std::size_t reach = std::min(half, i);
        result.push_back(i + reach < count ? mean(values.subspan(i - reach, 2 * reach + 1))
                                           : end.at(double(i - (count - tail))));
    }
    return result;
}

}  // namespace obscura
