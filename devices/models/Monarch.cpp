// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/MatrixDevice.h"
#include "devices/simd/Kernels.h"

#include <algorithm>

namespace obscura {

namespace {

/// The smallest power of two p with p² ≥ size.
Index blockSize(Index size) {
    Index p = 1;
    while (p * p < size) {
        p *= 2;
    }
    return p;
}

/// Two light modulators around a permutation, which stand in for one of a size that nobody builds.
/// The input is padded to p² numbers x[i, l] (p = p_in); the first modulator's block k gathers them
/// over l, the second's over i:
///
///     y[q·p_out + k] = Σ_i Re(e^{jβ[q,k,i]} Σ_l e^{jα[k,i,l]} x[i, l]) / p_in,
///
/// so that A[(q, k), (i, l)] = cos(α[k,i,l] + β[q,k,i]) / p_in, of which the first m rows and n
/// columns are kept. ω holds α [p_out, p_in, p_in], then β [p_out, p_out, p_in] (rad).
/// Sources: T. Dao et al., "Monarch", arXiv:2204.00595; arXiv:2509.15113, section 4.
class Monarch final : public MatrixDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        const Index in = blockSize(inputs);
        const Index out = blockSize(outputs);
        ParameterLayout layout;
        layout.count = out * in * in + out * out * in;
        layout.shape = {layout.count};
        layout.panels = {{out * in, in}, {out * out, in}};
        describePhases(layout, "φ");
        // Block k of the first modulator drives outputs k, k + p_out, …; a row of the second one.
        OutputGroups& groups = layout.groups;
        for (Index k = 0; k < out; ++k) {
            groups.groupOf.insert(groups.groupOf.end(), static_cast<std::size_t>(in * in),
                                  static_cast<std::int32_t>(k));
            std::vector<Index>& driven = groups.outputsOf.emplace_back();
            for (Index output = k; output < outputs; output += out) {
                driven.push_back(output);
            }
        }
        for (Index row = 0; row < out * out; ++row) {
            groups.groupOf.insert(groups.groupOf.end(), static_cast<std::size_t>(in),
                                  static_cast<std::int32_t>(out + row));
            groups.outputsOf.push_back(row < outputs ? std::vector<Index>{row}
                                                     : std::vector<Index>{});
        }
        layout.initialize = [](std::uint64_t seed, VectorRef omega) {
            constexpr float kQuarterTurn = std::numbers::pi_v<float> / 2;
            drawUniform(seed, kQuarterTurn - 0.1f, kQuarterTurn + 0.1f, omega);
        };
        return layout;
    }

    Monarch(Index inputs, Index outputs)
        : MatrixDevice(inputs, outputs, makeLayout(inputs, outputs)),
          m_in(blockSize(inputs)),
          m_out(blockSize(outputs)) {}

protected:
    void formMatrix(const Vector& omega, Matrix& a) const override {
        const Waves waves = wavesOf(omega);
        forEachSegment([&](Index row, Index column, Index count, Index alpha, Index beta) {
            float* entries = a.data() + row * inputs() + column;
            const float c = waves.cosine[beta] / static_cast<float>(m_in);
            const float s = waves.sine[beta] / static_cast<float>(m_in);
            for (Index l = 0; l < count; ++l) {
                entries[l] = c * waves.cosine[alpha + l] - s * waves.sine[alpha + l];
            }
        });
    }

    void pullBackMatrix(const Vector& omega, const Matrix& c, VectorRef gomega) const override {
        const Waves waves = wavesOf(omega);
        gomega.setZero();
        forEachSegment([&](Index row, Index column, Index count, Index alpha, Index beta) {
            const float* weights = c.data() + row * inputs() + column;
            float sum = 0;
            for (Index l = 0; l < count; ++l) {
                const float slope = -(waves.sine[alpha + l] * waves.cosine[beta] +
                                      waves.cosine[alpha + l] * waves.sine[beta]) /
                                    static_cast<float>(m_in);
                gomega[alpha + l] += slope * weights[l];
                sum += slope * weights[l];
            }
            gomega[beta] += sum;
        });
    }

private:
    struct Waves {
        Vector cosine;
        Vector sine;
    };

    static Waves wavesOf(const Vector& omega) {
        const auto count = static_cast<std::size_t>(omega.size());
        Waves waves{Vector(omega.size()), Vector(omega.size())};
        simd::kernels().cosine(omega.data(), 1, waves.cosine.data(), count);
        simd::kernels().sine(omega.data(), 1, waves.sine.data(), count);
        return waves;
    }

    // Calls use(row, column, count, alpha, beta) for each run of matrix entries that share β, with
    // the numbers of their first α and of their β in ω.
    template <class Use>
    void forEachSegment(Use use) const {
        const Index firstBeta = m_out * m_in * m_in;
        for (Index row = 0; row < outputs(); ++row) {
            const Index k = row % m_out;
            for (Index i = 0; i * m_in < inputs(); ++i) {
                const Index count = std::min(m_in, inputs() - i * m_in);
                use(row, i * m_in, count, (k * m_in + i) * m_in, firstBeta + row * m_in + i);
            }
        }
    }

    Index m_in;   ///< p_in
    Index m_out;  ///< p_out
};

}  // namespace

DeviceInfo monarchInfo() {
    return {
        .id = "monarch",
        .title = "Monarch modulator pair",
        .description =
            "Two spatial light modulators with the light rearranged between them. Each needs "
            "only about n^1.5 pixels where a single modulator needs n², at the price that "
            "weights are no longer free of each other.",
        .equation = "A[(q,k),(i,l)] = cos(α[k,i,l] + β[q,k,i])/p",
        .options = {},
        // Two modulators, each as in models/Slm.cpp, written at the same time.
        .costs = {.secondsPerProgramming = 0.0167,
                  .secondsPerQuery = 1e-4,
                  .joulesPerProgramming = 0.333,
                  .joulesPerQuery = 1e-4},
        .costBasis = "two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W",
        .layout = [](Index inputs, Index outputs,
                     const Options&) { return Monarch::makeLayout(inputs, outputs); },
        .create = [](Index inputs, Index outputs,
                     const Options&) { return std::make_unique<Monarch>(inputs, outputs); },
        .picture = {.title = "Phases α, and β beside them",
                    .columnName = "column, one array after the other",
                    .arrays = [](const ParameterLayout& layout, Index, Index) {
                        return layout.panels;
                    }}};
}

}  // namespace obscura
