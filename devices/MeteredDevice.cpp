// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/MeteredDevice.h"

#include <numeric>

namespace obscura {

std::string_view purposeName(Purpose purpose) {
    switch (purpose) {
        case Purpose::Forward:
            return "forward";
        case Purpose::Gradient:
            return "gradient";
        case Purpose::Surrogate:
            return "surrogate";
        case Purpose::Evaluation:
            return "evaluation";
        case Purpose::Inspection:
            return "inspection";
    }
    return "unknown";
}

std::int64_t Ledger::total() const {
    return std::accumulate(queries.begin(), queries.end(), std::int64_t{0});
}

Ledger& Ledger::operator+=(const Ledger& other) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
        queries[i] += other.queries[i];
    }
    programmings += other.programmings;
    return *this;
}

MeteredDevice::MeteredDevice(std::unique_ptr<Device> device) : m_device(std::move(device)) {}

// Each counts only what the device accepted.

void MeteredDevice::program(ConstVectorRef omega) {
    m_device->program(omega);
    ++m_ledger.programmings;
}

void MeteredDevice::query(ConstMatrixRef x, MatrixRef y) {
    m_device->query(x, y);
    m_ledger[m_purpose] += x.rows();
}

void MeteredDevice::sweep(const Sweep& request, MatrixRef scores) {
    m_device->sweep(request, scores);
    m_ledger[m_purpose] += request.probes * request.x.rows();
    m_ledger.programmings += request.probes;
}

}  // namespace obscura
