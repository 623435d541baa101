// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MeteredDevice.h"

namespace obscura {

MeteredDevice::MeteredDevice(std::unique_ptr<Device> device, const DeviceCosts& costs)
    : m_device(std::move(device)), m_costs(costs) {}

// Each books only what the device accepted.

void MeteredDevice::program(ConstVectorRef omega) {
    m_device->program(omega);
    book(0, 1);
}

void MeteredDevice::query(ConstMatrixRef x, MatrixRef y) {
    m_device->query(x, y);
    book(x.rows(), 0);
}

void MeteredDevice::sweep(const Sweep& request, MatrixRef scores) {
    m_device->sweep(request, scores);
    book(request.probes * request.x.rows(), request.probes);
}

void MeteredDevice::sweepAndCombine(const Sweep& request, VectorRef sum) {
    m_device->sweepAndCombine(request, sum);
    book(request.probes * request.x.rows(), request.probes);
}

void MeteredDevice::book(std::int64_t queries, std::int64_t programmings) {
    m_ledger[m_purpose] += usageOf(queries, programmings, m_costs);
}

}  // namespace obscura
