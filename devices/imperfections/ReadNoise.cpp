// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Imperfections.h"
#include "devices/State.h"
#include "devices/imperfections/Stages.h"
#include "devices/models/LayoutHelpers.h"

#include <cmath>

namespace obscura {

namespace {

class ReadNoise final : public Imperfection {
public:
    ReadNoise(const NoiseLevel& level, std::uint64_t seed) : m_level(level), m_random(seed) {}

    StagePlace place() const override { return StagePlace::ReadNoise; }

    bool change(const ImperfectionSettings& settings) override {
        m_level = {settings.readNoise, settings.readNoiseAbsolute};
        return false;
    }

    Index distortOutputs(MatrixRef y) override {
        if (!isNoisy()) {
            return 0;
        }
        Vector noise(y.cols());
        for (Index b = 0; b < y.rows(); ++b) {
            m_random.normal(m_reads++, 0, spanOf(noise));
            const float rms = y.row(b).norm() / std::sqrt(static_cast<float>(y.cols()));
            y.row(b) += std::hypot(m_level.relative * rms, m_level.absolute) * noise.transpose();
        }
        return 0;
    }

    bool needsEveryRead() const override { return isNoisy(); }
    NoiseLevel noiseLevel() const override { return m_level; }
    void listState(StateFields& fields) override { fields.add("read_noise.reads", m_reads); }

private:
    bool isNoisy() const { return m_level.relative > 0 || m_level.absolute > 0; }

    NoiseLevel m_level;
    CounterRandom m_random;
    std::uint64_t m_reads = 0;
};

}  // namespace

Stage readNoise(float relative, float absolute, std::uint64_t seed) {
    return std::make_unique<ReadNoise>(NoiseLevel{relative, absolute}, seed);
}

}  // namespace obscura
