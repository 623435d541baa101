// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/State.h"
#include "devices/imperfections/Stages.h"
#include "devices/models/LayoutHelpers.h"

#include <cmath>

namespace obscura {

namespace {

class ParameterDrift final : public Imperfection {
public:
    ParameterDrift(Index parameters, float deviation, std::uint64_t seed)
        : m_deviation(deviation), m_random(seed), m_walk(Vector::Zero(parameters)) {}

    bool elapse(double seconds) override {
        m_unwalked += seconds;
        return true;
    }

    // Steps between two looks at the walk add up to one normal step of their whole time.
    void drift(VectorRef omega) override {
        if (m_unwalked > 0) {
            Vector step(m_walk.size());
            m_random.normal(m_steps++, 0, spanOf(step));
            m_walk += m_deviation * static_cast<float>(std::sqrt(m_unwalked)) * step;
            m_unwalked = 0;
        }
        omega += m_walk;
    }

    bool needsEveryRead() const override { return true; }

    void listState(StateFields& fields) override {
        fields.add("drift.steps", m_steps);
        fields.add("drift.unwalked", m_unwalked);
        fields.add("drift.walk", m_walk, m_walk.size());
    }

private:
    float m_deviation;
    CounterRandom m_random;
    std::uint64_t m_steps = 0;
    double m_unwalked = 0;  ///< s
    Vector m_walk;          ///< w
};

}  // namespace

Stage parameterDrift(const ParameterLayout& layout, float deviation, std::uint64_t seed) {
    return std::make_unique<ParameterDrift>(layout.count, deviation, seed);
}

}  // namespace obscura
