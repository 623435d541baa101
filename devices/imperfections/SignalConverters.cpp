// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Quantization.h"
#include "devices/imperfections/Stages.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// What a row of normal numbers reaches, as a multiple of its rms: 3 for some hundred of them.
constexpr float kPeakOverRms = 3;

/// A converter of signals of either sign. Its levels lie symmetrically about 0, which is one of
/// them, so that darkness stays dark: of the codes in two's complement the lowest is left unused.
/// With one bit it tells the sign, as ±full scale.
class SignalConverter {
public:
    SignalConverter(Index bits, float limit) : m_bits(bits), m_limit(limit) {}

    /// Converts each row of `signals`; returns how many entries were clipped.
    Index convert(MatrixRef signals) const {
        Index clipped = 0;
        for (Index b = 0; b < signals.rows(); ++b) {
            Eigen::Map<Vector> row(&signals.coeffRef(b, 0), signals.cols());
            const float peak = row.lpNorm<Eigen::Infinity>();
            if (m_limit > 0 && peak > m_limit) {
                clipped += (row.array().abs() > m_limit).count();
                row = row.cwiseMax(-m_limit).cwiseMin(m_limit);
            }
            const float fullScale = m_limit > 0 ? m_limit : peak;
            if (m_bits > 0 && fullScale > 0) {
                Quantizer{-fullScale, fullScale, levels()}.apply(row);
            }
        }
        return clipped;
    }

    float limit() const { return m_limit > 0 ? m_limit : std::numeric_limits<float>::infinity(); }

    /// Rounding, as an error spread evenly over one level's distance.
    NoiseLevel noiseLevel() const {
        if (m_bits == 0) {
            return {};
        }
        const float deviation = Quantizer{-1, 1, levels()}.resolution() / std::sqrt(12.0f);
        return m_limit > 0 ? NoiseLevel{.absolute = m_limit * deviation}
                           : NoiseLevel{.relative = kPeakOverRms * deviation};
    }

private:
    Index levels() const { return std::max(Index{2}, (Index{1} << m_bits) - 1); }

    Index m_bits;
    float m_limit;
};

class InputDac final : public Imperfection {
public:
    explicit InputDac(const SignalConverter& converter) : m_converter(converter) {}

    StagePlace place() const override { return StagePlace::InputDac; }
    Index distortInputs(MatrixRef x) const override { return m_converter.convert(x); }
    float inputLimit() const override { return m_converter.limit(); }

private:
    SignalConverter m_converter;
};

class OutputAdc final : public Imperfection {
public:
    explicit OutputAdc(const SignalConverter& converter) : m_converter(converter) {}

    StagePlace place() const override { return StagePlace::OutputAdc; }
    Index distortOutputs(MatrixRef y) override { return m_converter.convert(y); }
    bool needsEveryRead() const override { return true; }
    NoiseLevel noiseLevel() const override { return m_converter.noiseLevel(); }

private:
    SignalConverter m_converter;
};

}  // namespace

Stage inputDac(Index bits, float limit) {
    return std::make_unique<InputDac>(SignalConverter(bits, limit));
}

Stage outputAdc(Index bits, float limit) {
    return std::make_unique<OutputAdc>(SignalConverter(bits, limit));
}

}  // namespace obscura
