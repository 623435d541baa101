// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MeteredDevice.h"

#include "devices/ImperfectDevice.h"
#include "devices/State.h"
#include "devices/Stop.h"

namespace obscura {

MeteredDevice::MeteredDevice(std::unique_ptr<Device> device, const DeviceCosts& costs)
    : m_device(std::move(device)), m_costs(costs) {}

void MeteredDevice::setPurpose(Purpose purpose) {
    bookClipped();
    m_purpose = purpose;
}

void MeteredDevice::bookClipped() {
    m_clipped[static_cast<std::size_t>(m_purpose)] = clipped(m_purpose);
    m_booked = clipped();
}

ClippedCounts MeteredDevice::clipped() const {
    const ImperfectDevice* const imperfect = imperfections();
    return imperfect ? imperfect->clipped() : ClippedCounts{};
}

ClippedCounts MeteredDevice::clipped(Purpose purpose) const {
    ClippedCounts counts = m_clipped[static_cast<std::size_t>(purpose)];
    if (purpose == m_purpose) {
        counts += clipped();
        counts -= m_booked;
    }
    return counts;
}

void MeteredDevice::listState(StateFields& fields) {
    bookClipped();
    for (const Purpose purpose : kPurposes) {
        const std::string name(purposeName(purpose));
        Usage& usage = m_ledger[purpose];
        fields.add(name + ".queries", usage.queries);
        fields.add(name + ".programmings", usage.programmings);
        fields.add(name + ".seconds", usage.seconds);
        fields.add(name + ".joules", usage.joules);
        fields.add(name + ".clipped", m_clipped[static_cast<std::size_t>(purpose)]);
    }
    fields.addPart("device", *m_device);
    fields.then([this] { m_booked = clipped(); });
}

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

// What was measured stands in the place of what was expected.
void MeteredDevice::book(std::int64_t queries, std::int64_t programmings) {
    Usage usage = usageOf(queries, programmings, m_costs);
    usage.seconds = m_device->takeMeasuredSeconds().value_or(usage.seconds);
    m_ledger[m_purpose] += usage;
}

}  // namespace obscura
