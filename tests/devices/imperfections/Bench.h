// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Golden.h"
#include "RandomMatrix.h"
#include "RecordingDevice.h"
#include "devices/Imperfections.h"

#include <array>
#include <cmath>
#include <numbers>

// What tests of one imperfection share: a device that records what reaches it, and statistics.

namespace obscura {

constexpr float kPeriod = 2 * std::numbers::pi_v<float>;
constexpr float kRounding = 1e-6f;
// A statistic may miss its expectation by this many of its standard errors.
constexpr double kStandardErrors = 3;

inline ParameterLayout phaseLayout(Index count) {
    ParameterLayout layout = openLayout(count, 1);
    layout.minimum = 0;
    layout.maximum = kPeriod;
    layout.periodic = true;
    return layout;
}

/// A recording device behind imperfections.
struct Bench {
    Bench(Index size, const ParameterLayout& layout, const ImperfectionSettings& settings,
          std::uint64_t noiseSeed = 1)
        : device(withImperfections(std::make_unique<RecordingDevice>(size, layout, record),
                                   settings, {}, noiseSeed)) {}

    Vector programmed(const Vector& omega) {
        device->program(omega);
        return record.omega;
    }
    Matrix answer(const Matrix& x) {
        Matrix y(x.rows(), x.cols());
        device->query(x, y);
        return y;
    }

    Record record;
    std::unique_ptr<ImperfectDevice> device;
};

/// Fails the running test unless `found` could be drawn from N(0, deviation²).
inline void compareWithNormal(const Eigen::Ref<const Eigen::ArrayXd>& found, double deviation) {
    const auto n = static_cast<double>(found.size());
    const double mean = found.mean() / (deviation / std::sqrt(n));
    const double spread = (std::sqrt(found.square().mean()) / deviation - 1) * std::sqrt(2 * n);
    // Kurtosis tells a normal distribution (3) from others: its deviation is √(24/n).
    const double kurtosis =
        (found.square().square().mean() / std::pow(found.square().mean(), 2) - 3) /
        std::sqrt(24 / n);
    const auto text = QStringLiteral("standard errors: mean %1, deviation %2, kurtosis %3")
                          .arg(mean)
                          .arg(spread)
                          .arg(kurtosis);
    QVERIFY2(std::abs(mean) < kStandardErrors && std::abs(spread) < kStandardErrors &&
                 std::abs(kurtosis) < kStandardErrors,
             qPrintable(text));
}

/// Fails the running test unless `errors` could be drawn from U(−lsb/2, lsb/2).
inline void compareWithRounding(const Eigen::Ref<const Eigen::ArrayXd>& errors, double lsb) {
    const auto n = static_cast<double>(errors.size());
    QVERIFY(errors.abs().maxCoeff() <= lsb / 2 * (1 + 1e-4));
    std::array<double, 8> counts{};
    for (const double error : errors) {
        const auto bin = static_cast<std::size_t>((error / lsb + 0.5) * 8);
        ++counts[std::min<std::size_t>(bin, 7)];
    }
    const double expected = n / 8;
    double chiSquared = 0;
    for (const double count : counts) {
        chiSquared += (count - expected) * (count - expected) / expected;
    }
    // Seven degrees of freedom: one in ten thousand exceeds 30.
    QVERIFY2(chiSquared < 30, qPrintable(QString::number(chiSquared)));
}

}  // namespace obscura
