// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/models/SimulatedDevice.h"

#include "devices/Checks.h"
#include "devices/Error.h"
#include "devices/State.h"

namespace obscura {

void SimulatedDevice::program(ConstVectorRef omega) {
    checkParameters(*this, omega);
    m_omega = omega;
    setParameters();
}

void SimulatedDevice::listState(StateFields& fields) {
    fields.addOptional("parameters", m_omega, layout().count);
    fields.then([this] {
        if (m_omega.size() > 0) {
            setParameters();
        }
    });
}

void SimulatedDevice::query(ConstMatrixRef x, MatrixRef y) {
    if (m_omega.size() == 0) {
        throw UserError("query: found a device without parameters, expected it programmed before");
    }
    checkQuery(*this, x, y);
    send(x, y);
}

}  // namespace obscura
