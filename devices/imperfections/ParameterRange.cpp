// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Error.h"
#include "devices/Options.h"
#include "devices/Phase.h"
#include "devices/imperfections/Stages.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

class ParameterRange final : public Imperfection {
public:
    ParameterRange(float minimum, float maximum, bool periodic)
        : m_minimum(minimum), m_maximum(maximum), m_periodic(periodic) {}

    StagePlace place() const override { return StagePlace::ParameterRange; }

    void describe(ParameterLayout& layout) const override {
        layout.minimum = m_minimum;
        layout.maximum = m_maximum;
        layout.periodic = m_periodic;
    }

    Index distortParameters(VectorRef omega) const override {
        if (m_periodic) {
            // The arithmetic below would lose the many turns of far phases.
            if (!(omega.lpNorm<Eigen::Infinity>() < kFarPhase)) {
                omega = omega.unaryExpr(&nearPhase);
            }
            const float period = m_maximum - m_minimum;
            omega.array() -= period * ((omega.array() - m_minimum) * (1 / period)).floor();
            return 0;
        }
        if (omega.minCoeff() >= m_minimum && omega.maxCoeff() <= m_maximum) {
            return 0;
        }
        const Index clipped = (omega.array() < m_minimum || omega.array() > m_maximum).count();
        omega = omega.cwiseMax(m_minimum).cwiseMin(m_maximum);
        return clipped;
    }

private:
    float m_minimum;
    float m_maximum;
    bool m_periodic;
};

}  // namespace

Stage parameterRange(const ParameterLayout& layout, float limit) {
    const float reach = limit > 0 ? limit : std::numeric_limits<float>::infinity();
    const float minimum = std::max(layout.minimum, -reach);
    const float maximum = std::min(layout.maximum, reach);
    if (!std::isfinite(minimum) || !std::isfinite(maximum)) {
        throw UserError("parameter_limit: found 0 for parameters " + layout.symbol +
                        ", which have no range of their own, expected their largest magnitude");
    }
    if (minimum >= maximum) {
        throw UserError("parameter_limit: found " + formatOption(static_cast<double>(limit)) +
                        ", expected more than " +
                        formatOption(static_cast<double>(layout.minimum)) +
                        ", where the range of the parameters begins");
    }
    const bool whole = minimum == layout.minimum && maximum == layout.maximum;
    return std::make_unique<ParameterRange>(minimum, maximum, layout.periodic && whole);
}

}  // namespace obscura
