// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Imperfections.h"
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

    StagePlace place() const override { return StagePlace::ParameterDrift; }

    // The time until now has passed with the deviation of then.
    bool change(const ImperfectionSettings& settings) override {
        if (settings.drift == m_deviation) {
            return false;
        }
        walk();
        m_deviation = settings.drift;
        return true;
    }

    bool elapse(double seconds) override {
        if (m_deviation == 0) {
            return false;
        }
        m_unwalked += seconds;
        return true;
    }

    void drift(VectorRef omega) override {
        walk();
        omega += m_walk;
    }

    bool needsEveryRead() const override { return true; }

    void listState(StateFields& fields) override {
        fields.add("drift.steps", m_steps);
        fields.add("drift.unwalked", m_unwalked);
        fields.add("drift.walk", m_walk, m_walk.size());
    }

private:
    // Steps between two looks at the walk add up to one normal step of their whole time.
    void walk() {
        if (m_unwalked > 0) {
            Vector step(m_walk.size());
            m_random.normal(m_steps++, 0, spanOf(step));
            m_walk += m_deviation * static_cast<float>(std::sqrt(m_unwalked)) * step;
            m_unwalked = 0;
        }
    }

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
