// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Device.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace obscura {

/// What a query is spent on.
enum class Purpose { Forward, Gradient, Surrogate, Evaluation, Inspection };

inline constexpr std::array kPurposes = {Purpose::Forward, Purpose::Gradient, Purpose::Surrogate,
                                         Purpose::Evaluation, Purpose::Inspection};

/// "forward", "gradient", …
std::string_view purposeName(Purpose purpose);

/// What has been asked of a device so far. One query is one input vector sent through once; one
/// programming is one write of ω.
struct Ledger {
    std::array<std::int64_t, kPurposes.size()> queries{};
    std::int64_t programmings = 0;

    std::int64_t& operator[](Purpose p) { return queries[static_cast<std::size_t>(p)]; }
    std::int64_t operator[](Purpose p) const { return queries[static_cast<std::size_t>(p)]; }
    std::int64_t total() const;
    Ledger& operator+=(const Ledger& other);
    bool operator==(const Ledger&) const = default;
};

/// Wraps a device and counts every programming and every query, by purpose. All training goes
/// through one of these: there is no way to the device that is not counted.
class MeteredDevice final : public Device {
public:
    explicit MeteredDevice(std::unique_ptr<Device> device);

    /// What the following queries are for.
    void setPurpose(Purpose purpose) { m_purpose = purpose; }
    Purpose purpose() const { return m_purpose; }
    const Ledger& ledger() const { return m_ledger; }

    Index inputs() const override { return m_device->inputs(); }
    Index outputs() const override { return m_device->outputs(); }
    const ParameterLayout& layout() const override { return m_device->layout(); }
    bool isLinear() const override { return m_device->isLinear(); }
    void program(ConstVectorRef omega) override;
    void query(ConstMatrixRef x, MatrixRef y) override;
    void sweep(const Sweep& request, MatrixRef scores) override;
    const Simulation* simulation() const override { return m_device->simulation(); }

private:
    std::unique_ptr<Device> m_device;
    Purpose m_purpose = Purpose::Forward;
    Ledger m_ledger;
};

}  // namespace obscura
