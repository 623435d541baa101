// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MeteredDevice.h"

#include "devices/Stop.h"

namespace obscura {

MeteredDevice::MeteredDevice(std::unique_ptr<Device> device, const DeviceCosts& costs)
    : m_device(std::move(device)), m_costs(costs) {}

// Each books only what the device accepted, and of a sweep that was stopped what it had made.

void MeteredDevice::program(ConstVectorRef omega) {
    m_device->program(omega);
    book(0, 1);
}

void MeteredDevice::query(ConstMatrixRef x, MatrixRef y) {
    m_device->query(x, y);
    book(x.rows(), 0);
}

void MeteredDevice::sweep(const Sweep& request, MatrixRef scores) {
    bookSweep(request, [&] { m_device->sweep(request, scores); });
}

void MeteredDevice::sweepAndCombine(const Sweep& request, VectorRef sum) {
    bookSweep(request, [&] { m_device->sweepAndCombine(request, sum); });
}

void MeteredDevice::bookSweep(const Sweep& request, const auto& sweep) {
    try {
        sweep();
    } catch (const SweepStopped& stopped) {
        book(stopped.probes() * request.x.rows(), stopped.probes());
        throw;
    }
    book(request.probes * request.x.rows(), request.probes);
}

void MeteredDevice::book(std::int64_t queries, std::int64_t programmings) {
    m_ledger[m_purpose] += usageOf(queries, programmings, m_costs);
}

}  // namespace obscura
