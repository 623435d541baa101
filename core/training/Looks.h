// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "core/training/Commands.h"
#include "core/training/Engine.h"

#include <functional>

namespace obscura {

/// Answers to those who look at a run, each with the time that it took: to a SnapshotRequest a
/// DeviceSnapshot, to a ComparisonRequest a ComparisonSnapshot, to a TextRequest a TextSample,
/// to a MapRequest a DecisionMap.
/// Nothing where there is none.
class Looks {
public:
    using Tell = std::function<void(const RunEvent& look)>;

    /// Both must outlive it.
    Looks(Engine& engine, Tell tell) : m_engine(engine), m_tell(std::move(tell)) {}

    void take(const SnapshotRequest& request) const;
    void take(const ComparisonRequest& request) const;
    void take(const TextRequest& request) const;
    void take(const MapRequest& request) const;
    /// What a run leaves of each of the black boxes of `graph`, of the latest requests to
    /// `commands`, and of the text and the map that were asked for last; each as long as looks are
    /// wanted.
    void takeLast(const Graph& graph, const Commands& commands,
                  const std::function<bool()>& areWanted) const;

private:
    Engine& m_engine;
    Tell m_tell;
};

}  // namespace obscura
