// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Engine.h"
#include "core/training/RunRecord.h"

#include <cstdint>
#include <set>

namespace obscura {

/// Keeps looks at the black boxes of a run over time, at a bounded cost: as many as fit into so
/// many bytes, evenly spread over the steps (when there would be more, every other one is taken
/// away and only half as many are added from then on), and as many as take a small part of the
/// training's time. The last state is kept in any case.
class LookKeeper {
public:
    static constexpr std::size_t kMost = 48;                          ///< moments
    static constexpr std::size_t kMostBytes = std::size_t{96} << 20;  ///< together
    static constexpr double kShare = 0.02;                            ///< of the time of training
    static constexpr std::size_t kMostBoxes = 8;

    LookKeeper() = default;
    /// Of a run that goes on: what it kept until then is kept.
    explicit LookKeeper(const Resumption& resumption);

    /// After a step; `seconds` of training have gone by.
    void note(Engine& engine, std::int64_t step, double seconds, RunRecord& to);
    /// At the end.
    void keepLast(Engine& engine, std::int64_t step, RunRecord& to);

private:
    void keep(Engine& engine, std::int64_t step, RunRecord& to);
    void thin(std::size_t bytes, RunRecord& to);

    std::set<std::int64_t> m_kept;
    std::int64_t m_period = 1;  ///< steps between moments that may be kept
    double m_spent = 0;         ///< s
};

}  // namespace obscura
