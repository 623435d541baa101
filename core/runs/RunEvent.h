// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"
#include "core/experiment/Change.h"
#include "core/runs/AnswerReport.h"
#include "core/runs/DecisionMap.h"
#include "core/runs/Records.h"
#include "core/runs/StepTrace.h"
#include "core/runs/TextSample.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace obscura {

/// Where a trainer stands; told whenever that changes.
enum class TrainerState { Preparing, Running, Paused, Ended };

/// Before a run has its folder: how far its data set is ("renders spoken digits").
struct LoadProgress {
    std::string what;
    double share = 0;  ///< 0 … 1
};

/// The run has its folder, its data and its devices: training begins.
struct RunStarted {
    std::filesystem::path folder;
    std::int64_t plannedSteps = 0;  ///< unless a budget or somebody ends it before
};

/// An option has another value from the end of step `step` on, in each repetition of its block.
struct ChangeMade {
    Change change;
    std::int64_t step = 0;
    std::string owner;              ///< the block's name, or "training"
    std::int64_t plannedSteps = 0;  ///< as RunStarted has them
};

/// A command could not be obeyed, for this reason; the run goes on as before.
struct Refusal {
    std::string reason;
};

/// The disk is full, as `reason` says: the run is paused, and tries again until there is room or it
/// is stopped. Empty: it goes on.
struct RoomWait {
    std::string reason;
};

/// One piece of news of a run, a finished value: safe to hand to another thread. BlockFindings are
/// what is probably wrong with a black box, or (block 0) with the training as a whole, told when it
/// is no longer what it was, numbers aside. A RunSummary is the last of all.
using RunEvent =
    std::variant<TrainerState, LoadProgress, RunStarted, StepRecord, EvaluationRecord,
                 std::shared_ptr<const DeviceSnapshot>, std::shared_ptr<const ComparisonSnapshot>,
                 std::shared_ptr<const AnswerReport>, std::shared_ptr<const TextSample>,
                 std::shared_ptr<const StepTrace>, std::shared_ptr<const DecisionMap>,
                 BlockFindings, ChangeMade, Refusal, RoomWait, RunSummary>;

using RunEvents = std::vector<RunEvent>;

/// Takes the news of a run, in their order.
class RunSink {
public:
    virtual ~RunSink() = default;
    /// Called on the trainer's thread: return soon, training waits for it.
    virtual void receive(const RunEvent& event) = 0;
    /// Whether last states are wanted at the end: of each black box its first repetition's, and
    /// that of whichever repetition was last asked for. Asked before each, as taking one may take
    /// as long as many steps.
    virtual bool wantsLastStates() const { return false; }
};

/// std::visit with one function object for each type of news that is of interest:
/// visitNews(event, [&](const StepRecord& record) { … }, [&](const RunSummary& summary) { … }).
template <class... Functions>
void visitNews(const RunEvent& event, const Functions&... functions) {
    struct Visitor : Functions... {
        using Functions::operator()...;
    };
    const Visitor visitor{functions...};
    std::visit(
        [&](const auto& news) {
            if constexpr (std::is_invocable_v<const Visitor&, decltype(news)>)
                visitor(news);
        },
        event);
}

}  // namespace obscura
