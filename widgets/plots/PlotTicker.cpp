// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotTicker.h"

#include <cmath>

namespace obscura {

namespace {

constexpr double kFewDecades = 2.5;
constexpr double kNarrow = 0.6;  ///< decades: too few for 1-2-5 to give three ticks

}  // namespace

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    const double decades = std::log10(range.upper / range.lower);
    if (!(range.lower > 0) || decades < kNarrow)
        return QCPAxisTicker::createTickVector(tickStep, range);
    QVector<double> ticks;
    const int every = std::max(1, int(std::ceil(decades / 5)));
    const QVector<double> factors =
        decades < kFewDecades ? QVector<double>{1, 2, 5} : QVector<double>{1};
    int exponent = int(std::floor(std::log10(range.lower)));
    exponent -= ((exponent % every) + every) % every;
    for (; std::pow(10, exponent) <= range.upper; exponent += every) {
        for (const double factor : factors)
            ticks << factor * std::pow(10, exponent);
    }
    return ticks;
}

QVector<double> LogTicker::createSubTickVector(int, const QVector<double>& ticks) {
    QVector<double> result;
    for (const double tick : ticks) {
        const double mantissa = tick / std::pow(10, std::floor(std::log10(tick) + 1e-9));
        if (std::abs(mantissa - 1) > 1e-6)
            continue;
        for (int i = 2; i < 10; ++i)
            result << i * tick;
    }
    return result;
}

}  // namespace obscura
