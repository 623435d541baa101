// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/State.h"
#include "devices/imperfections/Stages.h"
#include "devices/models/LayoutHelpers.h"

#include <cmath>

namespace obscura {

namespace {

class ReadNoise final : public Imperfection {
public:
    ReadNoise(const NoiseLevel& level, std::uint64_t seed) : m_level(level), m_random(seed) {}

    Index distortOutputs(MatrixRef y) override {
        Vector noise(y.cols());
        for (Index b = 0; b < y.rows(); ++b) {
            m_random.normal(m_reads++, 0, spanOf(noise));
            const float rms = y.row(b).norm() / std::sqrt(static_cast<float>(y.cols()));
            y.row(b) += std::hypot(m_level.relative * rms, m_level.absolute) * noise.transpose();
        }
        return 0;
    }

    bool needsEveryRead() const override { return true; }
    NoiseLevel noiseLevel() const override { return m_level; }
    void listState(StateFields& fields) override { fields.add("read_noise.reads", m_reads); }

private:
    NoiseLevel m_level;
    CounterRandom m_random;
    std::uint64_t m_reads = 0;
};

}  // namespace

Stage readNoise(float relative, float absolute, std::uint64_t seed) {
    return std::make_unique<ReadNoise>(NoiseLevel{relative, absolute}, seed);
}

}  // namespace obscura
