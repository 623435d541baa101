// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Checks.h"

#include <utility>

namespace obscura {

/// What a RecordingDevice has been told.
struct Record {
    Vector omega;  ///< programmed last
    Matrix x;      ///< queried last
    int programmings = 0;
    double seconds = 0;  ///< s, elapsed
};

/// Passes its inputs on whatever its parameters, and writes down what it is told.
class RecordingDevice final : public Device {
public:
    RecordingDevice(Index size, ParameterLayout layout, Record& record)
        : m_size(size), m_layout(std::move(layout)), m_record(record) {}

    Index inputs() const override { return m_size; }
    Index outputs() const override { return m_size; }
    const ParameterLayout& layout() const override { return m_layout; }
    bool isLinear() const override { return true; }
    void program(ConstVectorRef omega) override {
        checkParameters(*this, omega);
        m_record.omega = omega;
        ++m_record.programmings;
    }
    void query(ConstMatrixRef x, MatrixRef y) override {
        checkQuery(*this, x, y);
        m_record.x = x;
        y = x;
    }
    void elapse(double seconds) override { m_record.seconds += seconds; }

private:
    Index m_size;
    ParameterLayout m_layout;
    Record& m_record;
};

/// `count` parameters a of any size, on no panel, one group for all of `outputs`.
inline ParameterLayout openLayout(Index count, Index outputs) {
    ParameterLayout layout;
    layout.count = count;
    layout.symbol = "a";
    layout.groups = OutputGroups::together(count, outputs);
    layout.initialize = [](std::uint64_t seed, VectorRef omega) {
        CounterRandom(seed).normal(0, 0, {omega.data(), static_cast<std::size_t>(omega.size())});
    };
    return layout;
}

}  // namespace obscura
