// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Ledger.h"

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
        case Purpose::Calibration:
            return "calibration";
    }
    return "unknown";
}

Usage& Usage::operator+=(const Usage& other) {
    queries += other.queries;
    programmings += other.programmings;
    seconds += other.seconds;
    joules += other.joules;
    return *this;
}

Usage& Usage::operator-=(const Usage& other) {
    queries -= other.queries;
    programmings -= other.programmings;
    seconds -= other.seconds;
    joules -= other.joules;
    return *this;
}

Usage& Usage::operator*=(std::int64_t times) {
    queries *= times;
    programmings *= times;
    seconds *= static_cast<double>(times);
    joules *= static_cast<double>(times);
    return *this;
}

Usage usageOf(std::int64_t queries, std::int64_t programmings, const DeviceCosts& costs) {
    const auto q = static_cast<double>(queries);
    const auto p = static_cast<double>(programmings);
    return {.queries = queries,
            .programmings = programmings,
            .seconds = q * costs.secondsPerQuery + p * costs.secondsPerProgramming,
            .joules = q * costs.joulesPerQuery + p * costs.joulesPerProgramming};
}

Usage Ledger::total() const {
    Usage sum;
    for (const Usage& usage : byPurpose) {
        sum += usage;
    }
    return sum;
}

Usage Ledger::training() const {
    Usage usage = total();
    usage -= (*this)[Purpose::Evaluation];
    return usage;
}

Ledger& Ledger::operator+=(const Ledger& other) {
    for (std::size_t i = 0; i < byPurpose.size(); ++i) {
        byPurpose[i] += other.byPurpose[i];
    }
    return *this;
}

}  // namespace obscura
