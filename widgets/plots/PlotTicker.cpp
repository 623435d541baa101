// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotTicker.h"

#include "widgets/Units.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr int kShortDigits = 3;  ///< of formatShort()

constexpr double kFewDecades = 0.625;  ///< for each tick that there is room for
constexpr double kNarrow = 0.6;        ///< decades: too few for 1-2-5 to give three ticks

}  // namespace

/// 1, 2 or 5 times a power of ten: 2.5, which looks as good elsewhere, is not whole.
double WholeTicker::getTickStep(const QCPRange& range) {
    double step = std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range)));
    if (step == 3 || step == 4)
        step = 5;
    const double largest = std::max({1.0, std::abs(range.lower), std::abs(range.upper)});
    const double least = std::pow(10, std::floor(std::log10(largest)) - (kShortDigits - 1));
    m_isShort = step >= least;
    return step;
}

int WholeTicker::getSubTickCount(double step) {
    const int count = QCPAxisTicker::getSubTickCount(step);
    return std::fmod(step, count + 1) == 0 ? count : 0;
}

QString WholeTicker::getTickLabel(double tick, const QLocale&, QChar, int) {
    return m_isShort ? formatShort(tick) : formatWhole(std::llround(tick));
}

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    const double decades = std::log10(range.upper / range.lower);
    if (!(range.lower > 0) || decades < kNarrow)
        return QCPAxisTicker::createTickVector(tickStep, range);
    QVector<double> ticks;
    const int every = std::max(1, int(std::ceil(decades / (tickCount() + 1))));
    const QVector<double> factors =
        decades < kFewDecades * tickCount() ? QVector<double>{1, 2, 5} : QVector<double>{1};
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
