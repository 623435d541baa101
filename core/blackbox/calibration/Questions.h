// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ParameterLayout.h"
#include "devices/Types.h"

#include <cstdint>

namespace obscura {

class Device;

/// Random settings and inputs to ask a device, which follow from a seed and their number: nothing
/// is stored.
class Questions {
public:
    /// For `device`, with `inputs` inputs (≥ 1) at each setting.
    Questions(const Device& device, Index inputs, std::uint64_t seed);

    Index inputsEach() const { return m_inputs; }
    /// ω [d], uniform over the parameters' range, as the device takes it over; where that has no
    /// end, as the device begins.
    Vector setting(Index number) const;
    /// x [inputs, n] at that setting, standard normal; where the device has a limit, so that the
    /// largest stays within it.
    Matrix inputs(Index number) const;

private:
    ParameterLayout m_layout;
    Index m_inputs;
    Index m_numbers;     ///< n
    float m_inputLimit;  ///< of the magnitude
    std::uint64_t m_seed;
};

}  // namespace obscura
