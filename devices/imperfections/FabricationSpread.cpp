// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imperfections/Stages.h"
#include "devices/models/LayoutHelpers.h"

namespace obscura {

namespace {

class FabricationSpread final : public Imperfection {
public:
    FabricationSpread(Index parameters, float deviation, std::uint64_t seed)
        : m_offsets(parameters) {
        drawNormal(seed, 0, deviation, m_offsets);
    }

    StagePlace place() const override { return StagePlace::FabricationSpread; }

    Index distortParameters(VectorRef omega) const override {
        omega += m_offsets;
        return 0;
    }

private:
    Vector m_offsets;
};

}  // namespace

Stage fabricationSpread(const ParameterLayout& layout, float deviation, std::uint64_t seed) {
    return std::make_unique<FabricationSpread>(layout.count, deviation, seed);
}

}  // namespace obscura
