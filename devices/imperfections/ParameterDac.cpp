// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Quantization.h"
#include "devices/imperfections/Stages.h"

namespace obscura {

namespace {

class ParameterDac final : public Imperfection {
public:
    explicit ParameterDac(const Quantizer& quantizer) : m_quantizer(quantizer) {}

    StagePlace place() const override { return StagePlace::ParameterDac; }

    void describe(ParameterLayout& layout) const override {
        layout.resolution = m_quantizer.resolution();
    }

    Index distortParameters(VectorRef omega) const override {
        m_quantizer.apply(omega);
        return 0;
    }

private:
    Quantizer m_quantizer;
};

}  // namespace

Stage parameterDac(const ParameterLayout& layout, Index bits) {
    return std::make_unique<ParameterDac>(
        Quantizer{layout.minimum, layout.maximum, Index{1} << bits});
}

}  // namespace obscura
