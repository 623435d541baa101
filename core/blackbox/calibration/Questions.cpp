// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/Questions.h"

#include "devices/Device.h"
#include "devices/Random.h"

#include <cmath>
#include <span>

namespace obscura {

namespace {

// Independent streams of random numbers.
enum : std::uint64_t { kSettings = 1, kInputs = 2 };

CounterRandom randomFor(std::uint64_t seed, std::uint64_t stream, Index number) {
    return CounterRandom(streamSeed(streamSeed(seed, stream), static_cast<std::uint64_t>(number)));
}

}  // namespace

Questions::Questions(const Device& device, Index inputs, std::uint64_t seed)
    : m_layout(device.layout()),
      m_inputs(inputs),
      m_numbers(device.inputs()),
      m_inputLimit(device.inputLimit()),
      m_seed(seed) {}

Vector Questions::setting(Index number) const {
    const CounterRandom random = randomFor(m_seed, kSettings, number);
    if (!std::isfinite(m_layout.maximum - m_layout.minimum)) {
        return m_layout.written(m_layout.initial(random.seed()));
    }
    Vector omega(m_layout.count);
    random.uniform(0, 0, {omega.data(), static_cast<std::size_t>(omega.size())});
    omega.array() = m_layout.minimum + (m_layout.maximum - m_layout.minimum) * omega.array();
    return m_layout.written(omega);
}

Matrix Questions::inputs(Index number) const {
    Matrix x(m_inputs, m_numbers);
    randomFor(m_seed, kInputs, number).normal(0, 0, {x.data(), static_cast<std::size_t>(x.size())});
    if (std::isfinite(m_inputLimit)) {
        x *= m_inputLimit / x.cwiseAbs().maxCoeff();
    }
    return x;
}

}  // namespace obscura
