// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RandomMatrix.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/Inspector.h"

namespace obscura {

constexpr Index kInputs = 12;
constexpr Index kOutputs = 8;
constexpr Index kBatch = 6;
constexpr std::int64_t kSteps = 5;

inline BlackBoxSettings smallSettings() {
    BlackBoxSettings s;
    s.outputs = kOutputs;
    s.device = "slm";
    s.surrogate.rank = 3;
    s.surrogate.sketch = 4;
    s.estimator.probes = 7;
    return s;
}

/// A black box on simulated hardware, as an engine has it, and who watches it.
struct BlackBoxBench {
    explicit BlackBoxBench(const BlackBoxSettings& settings, Index inputs = kInputs,
                           std::uint64_t seed = 1, Vector start = {})
        : box(settings, createHardware(settings, inputs, seed), seed, std::move(start)),
          inspector(box) {}

    /// Plain gradient descent on ⟨g, y⟩ with fixed inputs.
    void train(std::int64_t steps, float rate = 0.05f) {
        const Matrix x = randomMatrix(kBatch, kInputs, 1);
        const Matrix g = randomMatrix(kBatch, kOutputs, 2);
        Matrix y(kBatch, kOutputs);
        Matrix gx(kBatch, kInputs);
        Vector gomega(box.parameters().size());
        for (std::int64_t step = 0; step < steps; ++step) {
            box.forward(x, y, Purpose::Forward);
            box.backward(x, y, g, gx, gomega);
            box.parameters() -= rate * gomega.normalized();
            box.update();
        }
    }

    void setRank(Index rank) {
        BlackBoxSettings settings = box.settings();
        settings.surrogate.rank = rank;
        box.change(settings);
    }

    BlackBox box;
    Inspector inspector;
};

}  // namespace obscura
