// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/CellLaw.h"

#include "devices/State.h"
#include "devices/Threads.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace obscura {

namespace {

/// Functions of the basis that differ from zero at a place.
constexpr Index kOverlap = 4;
/// Parts of the outputs that are gathered by themselves and then added in their order, whatever the
/// number of threads.
constexpr Index kParts = 8;
/// Weights of the penalties on curvature and, where nothing else holds it, on height, in parts of
/// the mean diagonal of the normal equations.
constexpr double kCurvature = 1e-5;
constexpr double kHeight = 1e-7;
/// What the law's second differences are taken to be beforehand: their mean square, in parts of the
/// answers'. With noise, or cells that differ, the law becomes as smooth as that allows.
constexpr double kRoughness = 1e-2;
/// What it keeps of older answers at most, and at least, each time that it learns. What it expects
/// to miss of fresh answers, of their power, beside what it missed before.
constexpr double kForgetting = 0.98;
constexpr double kLeastKept = 0.02;
constexpr double kExpected = 1e-3;
/// How far beyond the cells at the start a law without a range of its own reaches.
constexpr float kReach = 4;

/// The uniform cubic B-splines at u of an interval; straight lines beyond it.
std::array<float, 4> basisAt(float u) {
    const float inside = std::clamp(u, 0.0f, 1.0f);
    const float v = 1 - inside;
    const float beyond = u - inside;
    const float u2 = inside * inside;
    return {
        v * v * v / 6 - beyond * v * v / 2,
        (3 * u2 * inside - 6 * u2 + 4) / 6 + beyond * (3 * u2 - 4 * inside) / 2,
        (-3 * u2 * inside + 3 * u2 + 3 * inside + 1) / 6 + beyond * (-3 * u2 + 2 * inside + 1) / 2,
        u2 * inside / 6 + beyond * u2 / 2};
}

}  // namespace

CellLaw::CellLaw(const ParameterLayout& layout, const Vector& omega, Index intervals)
    : m_signs(layout.cells.signs),
      m_periodic(layout.periodic),
      m_minimum(layout.minimum),
      m_maximum(layout.maximum) {
    if (!std::isfinite(m_minimum) || !std::isfinite(m_maximum)) {
        const float reach = kReach * std::max(omega.cwiseAbs().maxCoeff(), 1e-6f);
        m_minimum = std::max(m_minimum, -reach);
        m_maximum = std::min(m_maximum, reach);
    }
    restart(intervals);
}

void CellLaw::restart(Index intervals) {
    m_intervals = intervals;
    m_answers = {Eigen::MatrixXd::Zero(functions(), functions()),
                 Eigen::VectorXd::Zero(functions()), 0};
    m_coefficients.setZero(functions());
    m_unexplained = 1;
    m_pieces.resize(0, kOverlap);
}

CellLaw::Place CellLaw::placeOf(float omega) const {
    const float t = (omega - m_minimum) * perInterval();
    const auto last = static_cast<float>(m_intervals);
    if (t >= 0 && t < last) {
        const auto interval = static_cast<std::int32_t>(t);
        return {interval, t - static_cast<float>(interval)};
    }
    if (m_periodic) {
        const float turned = t - last * std::floor(t / last);
        const Index interval = std::min(static_cast<Index>(turned), m_intervals - 1);
        return {interval, turned - static_cast<float>(interval)};
    }
    const Index interval = t < 0 ? 0 : m_intervals - 1;
    return {interval, t - static_cast<float>(interval)};
}

void CellLaw::learn(ConstMatrixRef x, ConstMatrixRef y, ConstVectorRef held,
                    std::optional<double> forgetting) {
    const Index outputs = y.cols();
    std::vector<Eigen::MatrixXd> grams(kParts, Eigen::MatrixXd::Zero(functions(), functions()));
    std::vector<Eigen::VectorXd> rights(kParts, Eigen::VectorXd::Zero(functions()));
    const Matrix xt = x.transpose();
    parallelFor(kParts, [&](Index part) {
        Matrix basis(functions() + kOverlap - 1, x.rows());
        for (Index i = part * outputs / kParts; i < (part + 1) * outputs / kParts; ++i) {
            accumulate(xt, y, held, i, basis, grams[static_cast<std::size_t>(part)],
                       rights[static_cast<std::size_t>(part)]);
        }
    });
    Answers fresh{grams[0], rights[0], static_cast<double>(y.squaredNorm())};
    for (std::size_t part = 1; part < grams.size(); ++part) {
        fresh.gram += grams[part];
        fresh.right += rights[part];
    }
    if (!std::isfinite(fresh.power)) {
        throw std::domain_error("learning a law: found answers that are no numbers");
    }
    const double keep = forgetting.value_or(kept(fresh));
    m_answers.gram = keep * m_answers.gram + fresh.gram;
    m_answers.right = keep * m_answers.right + fresh.right;
    m_answers.power = keep * m_answers.power + fresh.power;
    solve();
}

/// What to keep of older answers before `fresh` ones join them: they are worth as much less as the
/// law that they have given foretells the fresh ones worse than it explains them themselves.
double CellLaw::kept(const Answers& fresh) const {
    if (!isKnown() || !(fresh.power > 0)) {
        return kForgetting;
    }
    const double surprise = std::max(misfit(fresh, m_coefficients), 0.0) / fresh.power;
    const double expected = std::max(m_unexplained, kExpected);
    return kForgetting * std::clamp(expected / std::max(surprise, kExpected), kLeastKept, 1.0);
}

void CellLaw::accumulate(const Matrix& xt, ConstMatrixRef y, ConstVectorRef held, Index output,
                         Matrix& basis, Eigen::MatrixXd& gram, Eigen::VectorXd& right) const {
    const Index inputs = xt.rows();
    const auto cells = static_cast<Index>(m_signs.size());
    const auto samples = static_cast<std::size_t>(xt.cols());
    basis.setZero();
    for (Index c = 0; c < cells; ++c) {
        const float* const omega = held.data() + (output * cells + c) * inputs;
        const float sign = m_signs[static_cast<std::size_t>(c)];
        for (Index j = 0; j < inputs; ++j) {
            const Place place = placeOf(omega[j]);
            const float* const sent = xt.row(j).data();
            float* sum = basis.row(place.first).data();
            for (const float weight : basisAt(place.u)) {
                for (std::size_t b = 0; b < samples; ++b) {
                    sum[b] += sign * weight * sent[b];
                }
                sum += samples;
            }
        }
    }
    if (m_periodic) {
        basis.topRows(kOverlap - 1) += basis.bottomRows(kOverlap - 1);
    }
    const auto used = basis.topRows(functions());
    gram += (used * used.transpose()).cast<double>();
    right += (used * y.col(output)).cast<double>();
}

/// Σ(y − f(x))² of the law with those coefficients.
double CellLaw::misfit(const Answers& answers, const Eigen::VectorXd& coefficients) {
    return answers.power - 2 * coefficients.dot(answers.right) +
           coefficients.dot(answers.gram * coefficients);
}

Eigen::VectorXd CellLaw::fitted(double curvature) const {
    const Index count = functions();
    Eigen::MatrixXd penalized = m_answers.gram;
    penalized.diagonal().array() += kHeight * m_answers.gram.trace() / static_cast<double>(count);
    const Index differences = m_periodic ? count : count - 2;
    for (Index k = 0; k < differences; ++k) {
        const std::array<Index, 3> at = {k, (k + 1) % count, (k + 2) % count};
        constexpr std::array<double, 3> kDifference = {1, -2, 1};
        for (std::size_t a = 0; a < at.size(); ++a) {
            for (std::size_t b = 0; b < at.size(); ++b) {
                penalized(at[a], at[b]) += curvature * kDifference[a] * kDifference[b];
            }
        }
    }
    return penalized.ldlt().solve(m_answers.right);
}

void CellLaw::solve() {
    const Index count = functions();
    const double scale = m_answers.gram.trace() / static_cast<double>(count);
    // Nothing was sent, or nothing came back: there is no law to be seen.
    if (!(scale > 0) || !(m_answers.power > 0)) {
        return;
    }
    // Once to see how well a law fits at all, once as smooth as it should be then.
    m_unexplained = std::max(misfit(m_answers, fitted(kCurvature * scale)), 0.0) / m_answers.power;
    m_coefficients = fitted(kCurvature * scale + m_unexplained / kRoughness);
    m_pieces.resize(m_intervals, kOverlap);
    for (Index k = 0; k < m_intervals; ++k) {
        const auto a = [&](Index q) { return m_coefficients[(k + q) % count]; };
        m_pieces.row(k) << static_cast<float>((a(0) + 4 * a(1) + a(2)) / 6),
            static_cast<float>((a(2) - a(0)) / 2), static_cast<float>((a(0) - 2 * a(1) + a(2)) / 2),
            static_cast<float>((a(3) - 3 * a(2) + 3 * a(1) - a(0)) / 6);
    }
}

void CellLaw::evaluate(std::span<const float> omega, float* value, float* slope) const {
    const float scale = perInterval();
    const auto last = static_cast<float>(m_intervals);
    const float* const pieces = m_pieces.data();
    for (std::size_t i = 0; i < omega.size(); ++i) {
        const float t = (omega[i] - m_minimum) * scale;
        if (t >= 0 && t < last) {
            const auto interval = static_cast<std::int32_t>(t);
            const float u = t - static_cast<float>(interval);
            const float* const c = pieces + kOverlap * interval;
            value[i] = c[0] + u * (c[1] + u * (c[2] + u * c[3]));
            slope[i] = (c[1] + u * (2 * c[2] + 3 * u * c[3])) * scale;
        } else {
            evaluateBeyond(omega[i], value[i], slope[i]);
        }
    }
}

void CellLaw::evaluateBeyond(float omega, float& value, float& slope) const {
    const Place place = placeOf(omega);
    const float* const c = m_pieces.row(place.first).data();
    const float u = std::clamp(place.u, 0.0f, 1.0f);
    const float rise = c[1] + u * (2 * c[2] + 3 * u * c[3]);
    value = c[0] + u * (c[1] + u * (c[2] + u * c[3])) + (place.u - u) * rise;
    slope = rise * perInterval();
}

void CellLaw::listState(StateFields& fields) {
    const Index count = functions();
    const auto all = [](auto& values) {
        return std::span(values.data(), static_cast<std::size_t>(values.size()));
    };
    fields.add("gram", {count, count}, all(m_answers.gram));
    fields.add("power", m_answers.power);
    fields.add("unexplained", m_unexplained);
    fields.add("right", {count}, all(m_answers.right));
    fields.add("coefficients", {count}, all(m_coefficients));
    fields.addOptional("pieces", m_pieces, m_intervals, kOverlap);
}

}  // namespace obscura
