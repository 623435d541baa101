// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Looks.h"

#include "core/network/LayerCatalogue.h"

#include <chrono>
#include <memory>
#include <set>

namespace obscura {

namespace {

/// Seconds since it was made.
class Watch {
public:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

/// Tells a look with its time, if there is one.
template <class Look>
void tellIfThere(std::optional<Look> look, const Watch& watch, const Looks::Tell& tell) {
    if (look) {
        look->seconds = watch.seconds();
        tell(std::make_shared<const Look>(std::move(*look)));
    }
}

/// Of all repetitions, up to hundreds, only those that somebody is likely to look at.
std::set<BlockRepetition> lastStates(const Graph& graph,
                                     const std::optional<BlockRepetition>& asked) {
    std::set<BlockRepetition> boxes;
    for (const Block& block : graph.blocks) {
        if (hasRole(block, LayerRole::Physical)) {
            boxes.insert(block.id);
        }
    }
    if (asked) {
        boxes.insert(*asked);
    }
    return boxes;
}

}  // namespace

void Looks::take(const SnapshotRequest& request) const {
    const Watch watch;
    tellIfThere(m_engine.snapshot(request.box), watch, m_tell);
}

void Looks::take(const ComparisonRequest& request) const {
    const Watch watch;
    tellIfThere(m_engine.compare(request.box, request.repeats), watch, m_tell);
}

void Looks::take(const TextRequest& request) const {
    const Watch watch;
    tellIfThere(m_engine.write(request), watch, m_tell);
}

void Looks::take(const MapRequest& request) const {
    const Watch watch;
    tellIfThere(m_engine.decisionMap(request), watch, m_tell);
}

void Looks::takeLast(const Graph& graph, const Commands& commands,
                     const std::function<bool()>& areWanted) const {
    for (const BlockRepetition& box : lastStates(graph, commands.lastSnapshot())) {
        if (areWanted()) {
            take(SnapshotRequest{box});
        }
    }
    for (const BlockRepetition& box : lastStates(graph, commands.lastComparison())) {
        if (areWanted()) {
            take(ComparisonRequest{box});
        }
    }
    const auto map = commands.lastMap();
    if (map && areWanted()) {
        take(*map);
    }
    const auto text = commands.lastText();
    if (text && areWanted() && !commands.stopReason()) {
        take(*text);
    }
}

}  // namespace obscura
