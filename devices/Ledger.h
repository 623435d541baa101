// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Costs.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace obscura {

/// What a query or a programming is spent on.
enum class Purpose { Forward, Gradient, Surrogate, Evaluation, Inspection, Calibration };

inline constexpr std::array kPurposes = {Purpose::Forward,    Purpose::Gradient,
                                         Purpose::Surrogate,  Purpose::Evaluation,
                                         Purpose::Inspection, Purpose::Calibration};

/// "forward", "gradient", …
std::string_view purposeName(Purpose purpose);

/// How much a device was used. One query is one input vector sent through once; one programming is
/// one write of ω.
struct Usage {
    std::int64_t queries = 0;
    std::int64_t programmings = 0;
    double seconds = 0;  ///< s, on the bench; not the time that simulating it takes
    double joules = 0;   ///< J

    Usage& operator+=(const Usage& other);
    Usage& operator-=(const Usage& other);
    Usage& operator*=(std::int64_t times);
    bool operator==(const Usage&) const = default;
};

/// What so many queries and programmings of a device with these costs come to.
Usage usageOf(std::int64_t queries, std::int64_t programmings, const DeviceCosts& costs);

/// The use of one device, or of all devices of a run, by purpose.
struct Ledger {
    std::array<Usage, kPurposes.size()> byPurpose{};

    Usage& operator[](Purpose p) { return byPurpose[static_cast<std::size_t>(p)]; }
    const Usage& operator[](Purpose p) const { return byPurpose[static_cast<std::size_t>(p)]; }
    Usage total() const;
    /// All but evaluation: what training alone takes.
    Usage training() const;
    Ledger& operator+=(const Ledger& other);
    bool operator==(const Ledger&) const = default;
};

}  // namespace obscura
