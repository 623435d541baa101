// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/SimulatedDevice.h"

#include "devices/Checks.h"
#include "devices/Error.h"

namespace obscura {

void SimulatedDevice::program(ConstVectorRef omega) {
    checkParameters(*this, omega);
    setParameters(omega);
    m_programmed = true;
}

void SimulatedDevice::query(ConstMatrixRef x, MatrixRef y) {
    if (!m_programmed) {
        throw UserError("query: found a device without parameters, expected it programmed before");
    }
    checkQuery(*this, x, y);
    send(x, y);
}

}  // namespace obscura
