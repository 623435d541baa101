// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Lbfgs.h"

#include <cmath>
#include <deque>
#include <vector>

namespace obscura {

namespace {

constexpr double kSufficientDecrease = 1e-4;
constexpr int kMostHalvings = 30;

double dot(const Vector& a, const Vector& b) {
    return a.cast<double>().dot(b.cast<double>());
}

/// What the last steps have shown of the inverse Hessian.
class Curvature {
public:
    explicit Curvature(int memory) : m_memory(static_cast<std::size_t>(memory)) {}

    void learn(const Vector& step, const Vector& change) {
        const double curvature = dot(step, change);
        if (curvature <= 0) {
            // The ground bends down: what was learnt before would keep steps too short.
            m_pairs.clear();
            return;
        }
        m_pairs.push_back({step, change, 1 / curvature});
        if (m_pairs.size() > m_memory) {
            m_pairs.pop_front();
        }
    }

    /// −H·gradient, by the two-loop recursion.
    Vector descentFrom(const Vector& gradient) const {
        Vector q = -gradient;
        std::vector<double> alphas(m_pairs.size());
        for (std::size_t i = m_pairs.size(); i-- > 0;) {
            alphas[i] = m_pairs[i].inverse * dot(m_pairs[i].step, q);
            q -= static_cast<float>(alphas[i]) * m_pairs[i].change;
        }
        if (!m_pairs.empty()) {
            const Pair& last = m_pairs.back();
            q *= static_cast<float>(1 / (last.inverse * dot(last.change, last.change)));
        }
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            const double beta = m_pairs[i].inverse * dot(m_pairs[i].change, q);
            q += static_cast<float>(alphas[i] - beta) * m_pairs[i].step;
        }
        return q;
    }

private:
    struct Pair {
        Vector step;
        Vector change;   ///< of the gradient
        double inverse;  ///< 1/⟨step, change⟩
    };
    std::size_t m_memory;
    std::deque<Pair> m_pairs;
};

struct Point {
    Vector x;
    Vector gradient;
    double value;
};

Point pointAt(const Objective& f, Vector x) {
    Point point{std::move(x), {}, 0};
    point.gradient.resize(point.x.size());
    point.value = f(point.x, point.gradient);
    return point;
}

// The first of x + d, x + d/2, x + d/4 … that is low enough, or `from` where none is.
Point lineSearch(const Objective& f, const Point& from, const Vector& direction) {
    const double slope = dot(from.gradient, direction);
    float length = 1;
    for (int i = 0; i < kMostHalvings; ++i, length /= 2) {
        Point next = pointAt(f, from.x + length * direction);
        if (next.value <= from.value + kSufficientDecrease * length * slope) {
            return next;
        }
    }
    return from;
}

}  // namespace

double minimize(const Objective& f, Vector& x, const LbfgsOptions& options) {
    Curvature curvature(options.memory);
    Point here = pointAt(f, x);
    for (int i = 0; i < options.iterations; ++i) {
        Point next = lineSearch(f, here, curvature.descentFrom(here.gradient));
        const double gain = here.value - next.value;
        curvature.learn(next.x - here.x, next.gradient - here.gradient);
        const bool isEnough = gain <= options.tolerance * here.value;
        here = std::move(next);
        if (isEnough) {
            break;
        }
    }
    x = here.x;
    return here.value;
}

}  // namespace obscura
