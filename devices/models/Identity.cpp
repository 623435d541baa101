// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/models/SimulatedDevice.h"

#include <algorithm>
#include <vector>

namespace obscura {

namespace {

/// No device at all: y = x. Where n ≠ m, x is resampled by linear interpolation with aligned ends
/// and multiplied by its one parameter,
///
///     y_i = ω·((1 − f) x_j + f x_{j+1}),  j + f = i (n − 1)/(m − 1).
///
/// Source: arXiv:2509.15113, section 4. A device to compare with, and to try out a network with.
class Identity final : public SimulatedDevice {
public:
    static ParameterLayout makeLayout(Index outputs) {
        ParameterLayout layout;
        layout.count = 1;
        layout.symbol = "ω";
        layout.step = 1;  // exact for any step
        layout.shape = {1};
        layout.groups = OutputGroups::together(1, outputs);
        layout.initialize = [](std::uint64_t, VectorRef omega) { omega.setOnes(); };
        return layout;
    }

    Identity(Index inputs, Index outputs) : SimulatedDevice(inputs, outputs, makeLayout(outputs)) {
        for (Index i = 0; i < outputs; ++i) {
            // Whole numbers first: the ends meet exactly.
            const Index numerator = i * (inputs - 1);
            const Index denominator = std::max(Index{1}, outputs - 1);
            const Index below = numerator / denominator;
            m_taps.push_back(
                {below, std::min(below + 1, inputs - 1),
                 static_cast<float>(numerator % denominator) / static_cast<float>(denominator)});
        }
    }

    void transferMatrix(MatrixRef a) const override {
        a.setZero();
        for (Index i = 0; i < outputs(); ++i) {
            const Tap& tap = m_taps[static_cast<std::size_t>(i)];
            a(i, tap.below) += gain() * (1 - tap.fraction);
            a(i, tap.above) += gain() * tap.fraction;
        }
    }

    void pullBackInputs(ConstMatrixRef, ConstMatrixRef g, MatrixRef gx) const override {
        gx.setZero();
        for (Index i = 0; i < outputs(); ++i) {
            const Tap& tap = m_taps[static_cast<std::size_t>(i)];
            gx.col(tap.below) += gain() * (1 - tap.fraction) * g.col(i);
            gx.col(tap.above) += gain() * tap.fraction * g.col(i);
        }
    }

    void pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const override {
        gomega[0] = 0;
        if (inputs() != outputs()) {
            for (Index i = 0; i < outputs(); ++i) {
                gomega[0] += g.col(i).dot(resampled(x, i));
            }
        }
    }

protected:
    void setParameters() override { m_omega = programmed()[0]; }

    void send(const ConstMatrixRef& x, MatrixRef y) override {
        for (Index i = 0; i < outputs(); ++i) {
            y.col(i) = gain() * resampled(x, i);
        }
    }

private:
    /// Where an output lies between two inputs.
    struct Tap {
        Index below;
        Index above;
        float fraction;
    };

    float gain() const { return inputs() == outputs() ? 1.0f : m_omega; }

    Vector resampled(const ConstMatrixRef& x, Index output) const {
        const Tap& tap = m_taps[static_cast<std::size_t>(output)];
        return (1 - tap.fraction) * x.col(tap.below) + tap.fraction * x.col(tap.above);
    }

    std::vector<Tap> m_taps;
    float m_omega = 1;
};

}  // namespace

DeviceInfo identityInfo() {
    return {.id = "identity",
            .title = "No device",
            .description =
                "Passes its input on. Where input and output differ in size, the input is "
                "stretched or shrunk by interpolation and multiplied by one parameter. Shows what "
                "the rest of the network can do by itself.",
            .equation = "y = x,  or ω · resample(x) where n ≠ m",
            .options = {},
            .layout = [](Index, Index outputs,
                         const Options&) { return Identity::makeLayout(outputs); },
            .create = [](Index inputs, Index outputs,
                         const Options&) { return std::make_unique<Identity>(inputs, outputs); }};
}

}  // namespace obscura
