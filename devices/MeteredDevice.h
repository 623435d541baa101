// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ClippedCounts.h"
#include "devices/Device.h"
#include "devices/Ledger.h"

#include <array>
#include <memory>
#include <utility>

namespace obscura {

/// Wraps a device and books every programming and every query by purpose, with what it costs. All
/// training goes through one of these: there is no way to the device that is not counted.
class MeteredDevice final : public Device {
public:
    explicit MeteredDevice(std::unique_ptr<Device> device, const DeviceCosts& costs = {});

    /// What the following queries and programmings are for.
    void setPurpose(Purpose purpose);
    Purpose purpose() const { return m_purpose; }
    const Ledger& ledger() const { return m_ledger; }
    /// What its imperfections have clipped, in all or for that purpose.
    ClippedCounts clipped() const;
    ClippedCounts clipped(Purpose purpose) const;

    Index inputs() const override { return m_device->inputs(); }
    Index outputs() const override { return m_device->outputs(); }
    const ParameterLayout& layout() const override { return m_device->layout(); }
    bool isLinear() const override { return m_device->isLinear(); }
    void program(ConstVectorRef omega) override;
    void query(ConstMatrixRef x, MatrixRef y) override;
    void sweep(const Sweep& request, MatrixRef scores) override;
    void sweepAndCombine(const Sweep& request, VectorRef sum) override;
    float inputLimit() const override { return m_device->inputLimit(); }
    NoiseLevel noiseLevel() const override { return m_device->noiseLevel(); }
    void elapse(double seconds) override { m_device->elapse(seconds); }
    void heed(const std::stop_token& stop) override { m_device->heed(stop); }
    std::optional<double> takeMeasuredSeconds() override { return m_device->takeMeasuredSeconds(); }
    ImperfectDevice* imperfections() override { return m_device->imperfections(); }
    const ImperfectDevice* imperfections() const override {
        return std::as_const(*m_device).imperfections();
    }
    void listState(StateFields& fields) override;
    const Simulation* simulation() const override { return m_device->simulation(); }

private:
    void bookSweep(const Sweep& request, const auto& sweep);
    void bookClipped();
    void book(std::int64_t queries, std::int64_t programmings);

    std::unique_ptr<Device> m_device;
    DeviceCosts m_costs;
    Purpose m_purpose = Purpose::Forward;
    Ledger m_ledger;
    std::array<ClippedCounts, kPurposes.size()> m_clipped{};  ///< by purpose, as booked last
    ClippedCounts m_booked;                                   ///< clipped() then
};

}  // namespace obscura
