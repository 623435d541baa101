// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imperfections/Stages.h"
#include "devices/models/LayoutHelpers.h"

namespace obscura {

namespace {

class StuckParameters final : public Imperfection {
public:
    StuckParameters(const ParameterLayout& layout, float share, std::uint64_t seed) {
        Vector draw(layout.count);
        drawUniform(streamSeed(seed, 0), 0, 1, draw);
        const Vector delivered = layout.initial(streamSeed(seed, 1));
        for (Index j = 0; j < layout.count; ++j) {
            if (draw[j] < share) {
                m_stuck.push_back({j, delivered[j]});
            }
        }
    }

    StagePlace place() const override { return StagePlace::StuckParameters; }

    Index distortParameters(VectorRef omega) const override {
        for (const auto& [parameter, value] : m_stuck) {
            omega[parameter] = value;
        }
        return 0;
    }

private:
    struct Fault {
        Index parameter;
        float value;
    };

    std::vector<Fault> m_stuck;
};

}  // namespace

Stage stuckParameters(const ParameterLayout& layout, float share, std::uint64_t seed) {
    return std::make_unique<StuckParameters>(layout, share, seed);
}

}  // namespace obscura
