// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/State.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/MatrixDevice.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

struct CrossbarOptions {
    float ratio;        ///< G_max/G_min
    float drift;        ///< mean of the drift exponent ν
    float driftSpread;  ///< standard deviation of ν among the cells
    double age;         ///< t/t₀ when programming is done
    double firstRead;   ///< t₀, s; 0: the age stays
    float readNoise;  ///< standard deviation of a conductance at a read, in units of G_max − G_min
    std::uint64_t seed;
};

/// A crossbar of memristors. Input j is a voltage on column j, output i the difference of the
/// currents that two rows of cells gather, one for positive and one for negative weights:
///
///     A_ij = (G⁺_ij(t) − G⁻_ij(t)) / (G_max − G_min),  G(t) = G·(t/t₀)^−ν,
///     G = G_min + g·(G_max − G_min),
///
/// where t is the device time since programming, which begins at `age`·t₀ and goes on by elapse().
/// The parameters are the cells' settings g in [0, 1]; settings outside are clipped. ω holds
/// for each output its n settings g⁺, then its n settings g⁻. With read noise σ each cell varies
/// from read to read, which adds a normal number of deviation σ√2·‖x‖ to each output.
/// Sources: M. Le Gallo, A. Sebastian, "An overview of phase-change memory device physics", J.
/// Phys. D 53, 213002 (2020), for drift (ν ≈ 0.05) and read noise; differential pairs as in G. Burr
/// et al., IEEE Trans. Electron Devices 62, 3498 (2015).
class Crossbar final : public MatrixDevice {
public:
    static ParameterLayout makeLayout(Index inputs, Index outputs) {
        ParameterLayout layout;
        layout.count = 2 * inputs * outputs;
        layout.symbol = "g";
        layout.minimum = 0;
        layout.maximum = 1;
        layout.shape = {outputs, 2, inputs};
        layout.panels = {{2 * outputs, inputs}};
        layout.groups = OutputGroups::perOutput(layout.count, outputs);
        layout.cells = {.signs = {1, -1}, .alike = true};
        // Weights g⁺ − g⁻ from U(−1/√n, 1/√n), in the middle of the range.
        layout.initialize = [inputs, outputs](std::uint64_t seed, VectorRef omega) {
            const float bound = 0.5f / std::sqrt(static_cast<float>(inputs));
            Vector half(inputs * outputs);
            drawUniform(seed, -bound, bound, half);
            for (Index i = 0; i < outputs; ++i) {
                const auto row = half.segment(i * inputs, inputs).array();
                omega.segment(2 * i * inputs, inputs) = 0.5f + row;
                omega.segment((2 * i + 1) * inputs, inputs) = 0.5f - row;
            }
        };
        return layout;
    }

    Crossbar(Index inputs, Index outputs, const CrossbarOptions& options)
        : MatrixDevice(inputs, outputs, makeLayout(inputs, outputs)),
          m_floor(1 / (options.ratio - 1)),
          m_readNoise(options.readNoise),
          m_freshAge(options.age),
          m_firstRead(options.firstRead),
          m_exponents(layout().count),
          m_reads(streamSeed(options.seed, 1)) {
        drawNormal(streamSeed(options.seed, 0), options.drift, options.driftSpread, m_exponents);
        // A conductance that grows with age is not what drift means.
        m_exponents = m_exponents.cwiseMax(0.0f);
        setAge(m_freshAge);
    }

    void elapse(double seconds) override {
        if (m_firstRead > 0 && seconds > 0) {
            setAge(m_age + seconds / m_firstRead);
            refresh();
        }
    }

    void sweep(const Sweep& request, MatrixRef scores) override {
        // Each of its settings is read as soon as it is programmed.
        setAge(m_freshAge);
        if (m_readNoise > 0) {
            // Noise comes with every read, so every read is made.
            // NOLINTNEXTLINE(bugprone-parent-virtual-call)
            Device::sweep(request, scores);
        } else {
            MatrixDevice::sweep(request, scores);
        }
    }

    void listState(StateFields& fields) override {
        MatrixDevice::listState(fields);
        fields.add("age", m_age);
        fields.add("reads", m_readCount);
        fields.then([this] {
            m_decay = decayAt(m_age);
            refresh();
        });
    }

    /// Each of a pair of cells adds σ|x_j|: √2·σ‖x‖, beside outputs of about ‖x‖ times the rms of
    /// A's entries. Before there are any: of those that initial settings give.
    NoiseLevel noiseLevel() const override {
        const auto entries = static_cast<float>(std::max(matrix().size(), Index{1}));
        const float rms = matrix().norm() / std::sqrt(entries);
        const float initial = 1 / std::sqrt(3.0f * static_cast<float>(inputs()));
        return {.relative = std::sqrt(2.0f) * m_readNoise / (rms > 0 ? rms : initial)};
    }

protected:
    void setParameters() override {
        setAge(m_freshAge);
        MatrixDevice::setParameters();
    }

    void formMatrix(const Vector& omega, Matrix& a) const override {
        const Index n = inputs();
        for (Index i = 0; i < outputs(); ++i) {
            a.row(i) = (conductance(omega, 2 * i * n) - conductance(omega, (2 * i + 1) * n))
                           .matrix()
                           .transpose();
        }
    }

    void pullBackMatrix(const Vector& omega, const Matrix& c, VectorRef gomega) const override {
        const Index n = inputs();
        for (Index i = 0; i < outputs(); ++i) {
            gomega.segment(2 * i * n, n) = c.row(i).transpose();
            gomega.segment((2 * i + 1) * n, n) = -c.row(i).transpose();
        }
        const auto inside = (omega.array() > 0.0f && omega.array() < 1.0f).cast<float>();
        gomega.array() *= m_decay.array() * inside;
    }

    void send(const ConstMatrixRef& x, MatrixRef y) override {
        MatrixDevice::send(x, y);
        if (m_readNoise == 0) {
            return;
        }
        Vector noise(outputs());
        for (Index b = 0; b < x.rows(); ++b) {
            m_reads.normal(m_readCount++, 0, spanOf(noise));
            y.row(b) += std::sqrt(2.0f) * m_readNoise * x.row(b).norm() * noise.transpose();
        }
    }

private:
    void setAge(double age) {
        if (age != m_age) {
            m_age = age;
            m_decay = decayAt(age);
        }
    }

    // (t/t₀)^−ν of each cell
    Vector decayAt(double age) const {
        return (-static_cast<float>(std::log(age)) * m_exponents.array()).exp();
    }

    // n cells' conductances in units of G_max − G_min, at their age.
    Eigen::ArrayXf conductance(const Vector& omega, Index first) const {
        const auto set = omega.segment(first, inputs()).array().max(0.0f).min(1.0f);
        return (m_floor + set) * m_decay.segment(first, inputs()).array();
    }

    float m_floor;  ///< G_min/(G_max − G_min)
    float m_readNoise;
    double m_freshAge;   ///< t/t₀ at programming
    double m_firstRead;  ///< t₀, s
    Vector m_exponents;  ///< ν of each cell
    double m_age = 0;    ///< t/t₀
    Vector m_decay;      ///< (t/t₀)^−ν of each cell
    CounterRandom m_reads;
    std::uint64_t m_readCount = 0;
};

bool readsWithNoise(const Options& options) {
    return numberIn(options, "read_noise") > 0;
}

}  // namespace

DeviceInfo crossbarInfo() {
    return {.id = "crossbar",
            .title = "Memristor crossbar",
            .description =
                "A grid of resistive memory cells between input and output wires. Each cell's "
                "conductance is a weight, Ohm's law multiplies and Kirchhoff's law adds. A pair of "
                "cells makes a weight of either sign. Real cells drift after programming and read "
                "a little differently every time: the options below say how much.",
            .equation = "A = (G⁺ − G⁻)/(G_max − G_min),  G(t) = G (t/t₀)^−ν",
            .options = {{.name = "on_off_ratio",
                         .title = "On/off ratio",
                         .help = "The largest conductance over the smallest, G_max/G_min.",
                         .initial = 10.0,
                         .minimum = 1.1,
                         .maximum = 1e6},
                        {.name = "drift",
                         .title = "Drift exponent ν",
                         .help = "Conductances fall as (t/t₀)^−ν. Phase-change memory: about 0.05.",
                         .initial = 0.05,
                         .minimum = 0,
                         .maximum = 1},
                        {.name = "drift_spread",
                         .title = "Spread of ν",
                         .help = "Standard deviation of the drift exponent among the cells.",
                         .initial = 0.01,
                         .minimum = 0,
                         .maximum = 1},
                        {.name = "age",
                         .title = "Age t/t₀",
                         .help = "Time from programming to use, in units of the first read's; "
                                 "1: fresh.",
                         .initial = 1.0,
                         .minimum = 1,
                         .maximum = 1e12},
                        {.name = "first_read",
                         .title = "First read t₀",
                         .help = "Time of the first read after programming. From then on cells "
                                 "age with device time, as programmings and queries take it.",
                         .initial = 0.0,
                         .unit = "s",
                         .minimum = 0,
                         .maximum = 1e9,
                         .zeroMeans = "no ageing"},
                        {.name = "read_noise",
                         .title = "Read noise σ",
                         .help = "Standard deviation of a cell's conductance from read to read, as "
                                 "a part of G_max − G_min.",
                         .initial = 0.0,
                         .minimum = 0,
                         .maximum = 1},
                        {.name = "seed",
                         .title = "Seed of the cells",
                         .help = "Decides each cell's drift exponent and the read noise.",
                         .initial = Index{1},
                         .minimum = 0}},
            .hasCells = true,
            // A product takes 133 ns at 12.4 TOPS/W (M. Le Gallo et al., Nature Electronics 6, 680
            // (2023)): 5 nJ for 256 × 128 weights. Cells are assumed to be written a row at
            // a time, by ten pulses of 1 µs and 100 pJ each: 256 rows, 65,536 cells.
            .costs = {.secondsPerProgramming = 2.6e-3,
                      .secondsPerQuery = 1.33e-7,
                      .joulesPerProgramming = 6.5e-5,
                      .joulesPerQuery = 5e-9},
            .costBasis =
                "cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; "
                "products of 133 ns at 12.4 TOPS/W",
            .layout = [](Index inputs, Index outputs,
                         const Options&) { return Crossbar::makeLayout(inputs, outputs); },
            .readsWithNoise = readsWithNoise,
            .create =
                [](Index inputs, Index outputs, const Options& options) {
                    return std::make_unique<Crossbar>(
                        inputs, outputs,
                        CrossbarOptions{.ratio = numberIn<float>(options, "on_off_ratio"),
                                        .drift = numberIn<float>(options, "drift"),
                                        .driftSpread = numberIn<float>(options, "drift_spread"),
                                        .age = numberIn(options, "age"),
                                        .firstRead = numberIn(options, "first_read"),
                                        .readNoise = numberIn<float>(options, "read_noise"),
                                        .seed = static_cast<std::uint64_t>(
                                            std::get<Index>(options.at("seed")))});
                },
            .picture = {.title = "Conductance of each cell",
                        .rowName = "row: G⁺ and G⁻ of each output",
                        .columnName = "input"}};
}

}  // namespace obscura
